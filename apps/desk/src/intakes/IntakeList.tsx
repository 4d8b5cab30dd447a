import Alert from '@mui/material/Alert';
import { useQuery } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { pendingIntakes } from '../api/tickets.js';
import { Avatar } from '../app/Avatar.js';
import { previewText } from '../app/preview-text.js';
import { explain } from '../app/notices.js';
import { useDeskAddress } from '../app/use-desk-address.js';
import { useNow } from '../app/use-now.js';
import { useI18n } from '../i18n/use-i18n.js';
import { EmptyList } from '../list/EmptyList.js';
import css from '../list/list.module.css';

/** First contacts that nobody has made a ticket of yet, newest first. */
export function IntakeList() {
  const { t, format } = useI18n();
  const now = useNow();
  const { id, open } = useDeskAddress();
  const { data, error, isPending } = useQuery({
    queryKey: keys.intakes,
    queryFn: ({ signal }) => pendingIntakes(signal),
  });
  if (isPending) return <div className={css.scroller} aria-busy />;
  if (data === undefined) {
    return (
      <div className={css.aside}>
        <Alert severity="error">{explain(error)}</Alert>
      </div>
    );
  }
  if (data.length === 0) return <EmptyList view="intakes" searching={false} />;
  return (
    <ul className={`${css.rows} ${css.scroller}`} aria-label={t('view.intakes')} data-testid="intake-list">
      {data.map((intake) => (
        <li key={intake.id}>
          <a
            href={`/desk/intakes/${intake.id}`}
            className={css.row}
            style={{ height: 68 }}
            aria-current={id === intake.id ? 'true' : undefined}
            data-testid="intake-row"
            data-intake-id={intake.id}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              open(intake.id);
            }}
          >
            <Avatar name={intake.contact.name} />
            <span className={css.body}>
              <span className={css.line}>
                <span className={css.name}>{intake.contact.name}</span>
                <time className={css.when} dateTime={intake.createdAt}>
                  {format.short(new Date(intake.createdAt), now)}
                </time>
              </span>
              <span className={css.preview}>
                <span>
                  {intake.lastMessagePreview === null ? intake.inbox.name : previewText(intake.lastMessagePreview, t)}
                </span>
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
