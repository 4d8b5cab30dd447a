import type { TicketStatus } from '../api/types.js';
import { useI18n } from '../i18n/use-i18n.js';
import css from './status.module.css';

interface StatusMarkProps {
  status: TicketStatus;
  chip?: boolean;
  testId?: string;
}

/** A ticket's status: a coloured point and its word, so that colour is never the only sign. */
export function StatusMark({ status, chip = false, testId }: StatusMarkProps) {
  const { t } = useI18n();
  return (
    <span className={chip ? css.chip : css.mark} data-status={status} data-testid={testId}>
      <span className={css.point} aria-hidden />
      {t(`status.${status}`)}
    </span>
  );
}
