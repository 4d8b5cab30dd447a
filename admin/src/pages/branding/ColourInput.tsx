import { Box, Button, Stack, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { brandColourProblem, brandGrounds, contrast, isColour, type BrandColour } from '@guiche/contracts';
import { darkTokens, lightTokens } from '../../theme/tokens.js';

const own: Record<BrandColour, string> = {
  accent: lightTokens.accent,
  accentDark: darkTokens.accent,
  header: lightTokens.header,
};

interface ColourInputProps {
  place: BrandColour;
  value: string | null;
  problem: string | undefined;
  onChange: (value: string | null) => void;
}

/** A colour, picked or typed, with how well it is read where it is going to be used. */
export function ColourInput({ place, value, problem, onChange }: ColourInputProps) {
  const translate = useTranslate();
  const label = translate(`guiche.branding.${place}`);
  const shown = value !== null && isColour(value) ? value : own[place];
  const wrong = value === null ? null : brandColourProblem(place, value);
  const ratio = contrast(shown, brandGrounds[place]).toFixed(2);
  const said =
    wrong?.kind === 'no-colour'
      ? translate('guiche.branding.noColour')
      : translate(wrong === null ? 'guiche.branding.good' : 'guiche.branding.bad', { ratio });
  return (
    <Stack direction="row" sx={{ gap: 1.5, alignItems: 'flex-start' }}>
      <Box
        component="input"
        type="color"
        aria-label={label}
        value={shown}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange(event.target.value.toUpperCase())}
        sx={(theme) => ({
          width: 44,
          height: 40,
          mt: 1,
          p: 0.25,
          border: `1px solid ${theme.tokens.strongBorder}`,
          borderRadius: 2,
          background: 'none',
          cursor: 'pointer',
          flex: 'none',
        })}
      />
      <TextField
        name={place}
        label={label}
        value={value ?? ''}
        placeholder={own[place]}
        error={wrong !== null || problem !== undefined}
        helperText={problem ?? said}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        slotProps={{ htmlInput: { maxLength: 7, spellCheck: false } }}
        sx={{ flex: 1 }}
      />
      <Button size="small" sx={{ mt: 1.5 }} disabled={value === null} onClick={() => onChange(null)}>
        {translate('guiche.branding.asOurs')}
      </Button>
    </Stack>
  );
}
