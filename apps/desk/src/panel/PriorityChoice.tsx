import type { Priority } from '../api/types.js';
import { useI18n } from '../i18n/use-i18n.js';
import css from './panel.module.css';

const priorities: readonly Priority[] = [1, 2, 3, 4];

/** The four priorities side by side, as radio buttons that look like one control. */
export function PriorityChoice({
  value,
  disabled,
  onChange,
}: {
  value: Priority;
  disabled?: boolean;
  onChange: (value: Priority) => void;
}) {
  const { t } = useI18n();
  return (
    <div role="radiogroup" aria-label={t('field.priority')}>
      <div className={css.legend} aria-hidden>
        {t('field.priority')}
      </div>
      <div className={css.priorities}>
        {priorities.map((one) => (
          <label key={one} data-priority={one}>
            <input
              type="radio"
              name="priority"
              value={one}
              checked={value === one}
              disabled={disabled}
              onChange={() => onChange(one)}
              data-testid={`panel-priority-${one}`}
            />
            {t(`priority.${one}`)}
          </label>
        ))}
      </div>
    </div>
  );
}
