import Alert from '@mui/material/Alert';
import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { ticketEvents } from '../api/tickets.js';
import type { TicketDetail } from '../api/types.js';
import { explain } from '../app/notices.js';
import { useI18n } from '../i18n/use-i18n.js';
import { Icon } from '../icons/Icon.js';
import { describe, isShown } from './describe-event.js';
import css from './panel.module.css';

/** All that happened to the ticket, newest first, each as a sentence. */
export function TimelineTab({ ticket }: { ticket: TicketDetail }) {
  const { t, format } = useI18n();
  const { data, error } = useQuery({
    queryKey: keys.events(ticket.id),
    queryFn: ({ signal }) => ticketEvents(ticket.id, signal),
  });
  if (data === undefined) {
    return error === null ? (
      <Skeleton variant="rounded" height={220} />
    ) : (
      <Alert severity="error">{explain(error)}</Alert>
    );
  }
  return (
    <ol className={css.line} data-testid="timeline">
      {data
        .filter(isShown)
        .toSorted((a, b) => b.seq - a.seq)
        .map((entry) => {
          const { icon, text, comment } = describe(entry, t);
          return (
            <li key={entry.seq} data-testid="timeline-entry" data-type={entry.type}>
              <span className={css.mark}>
                <Icon name={icon} size={15} />
              </span>
              <div className={css.sentence}>
                {text}
                {comment !== null && <blockquote>{comment}</blockquote>}
                <time dateTime={entry.at}>{format.dateTime(new Date(entry.at))}</time>
              </div>
            </li>
          );
        })}
    </ol>
  );
}
