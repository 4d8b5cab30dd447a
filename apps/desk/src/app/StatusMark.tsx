import type { TicketStatus } from '../api/types.js';
import { useI18n } from '../i18n/use-i18n.js';
import css from './status.module.css';

/** A ticket's status: a coloured point and its word, so that colour is never the only sign. */
export function StatusMark({ status, chip = false }: { status: TicketStatus; chip?: boolean }) {
  const { t } = useI18n();
  return (
    <span className={chip ? css.chip : css.mark} data-status={status} data-testid={chip ? 'ticket-status' : undefined}>
      <span className={css.point} aria-hidden />
      {t(`status.${status}`)}
    </span>
  );
}
