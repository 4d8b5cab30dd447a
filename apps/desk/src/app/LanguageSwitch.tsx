import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { setLanguage, type Language } from '../i18n/language.js';
import { useI18n } from '../i18n/use-i18n.js';

/** pt-BR or English, at once and kept on this machine; `onChange` lets a signed-in user's record follow. */
export function LanguageSwitch({ onChange }: { onChange?: (language: Language) => void }) {
  const { language, t } = useI18n();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={language}
      aria-label={t('app.language')}
      onChange={(_, next: Language | null) => {
        if (next === null) return;
        setLanguage(next);
        onChange?.(next);
      }}
    >
      <ToggleButton
        value="pt-BR"
        lang="pt-BR"
        aria-label="PT: Português"
        data-testid="language-pt-BR"
        sx={{ px: 2.5, py: 1 }}
      >
        PT
      </ToggleButton>
      <ToggleButton value="en" lang="en" aria-label="EN: English" data-testid="language-en" sx={{ px: 2.5, py: 1 }}>
        EN
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
