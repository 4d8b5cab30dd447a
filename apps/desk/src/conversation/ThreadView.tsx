import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import Skeleton from '@mui/material/Skeleton';
import { useMemo } from 'react';
import type { Message, TicketDetail } from '../api/types.js';
import { explain } from '../app/notices.js';
import { useNow } from '../app/use-now.js';
import { useI18n } from '../i18n/use-i18n.js';
import { Icon } from '../icons/Icon.js';
import { useOutbox, useOutboxOf } from '../outbox/use-outbox.js';
import { lastSeqOf } from '../realtime/patch-messages.js';
import { useMe } from '../session/use-session.js';
import { Bubble, type BubbleActions } from './Bubble.js';
import { byDay, groupMessages } from './group-messages.js';
import { asMessage } from './pending.js';
import css from './thread.module.css';
import { TypingLine } from './TypingLine.js';
import { useThread } from './use-thread.js';
import { useThreadScroll } from './use-thread-scroll.js';
import { useUnreadMark } from './use-unread-mark.js';

interface ThreadViewProps {
  ticket: TicketDetail;
  mayReply: boolean;
  onReply: (message: Message) => void;
  onRetry: (message: Message) => void;
}

/** The conversation itself: bubbles by day and speaker, what is still on its way at the end. */
export function ThreadView({ ticket, mayReply, onReply, onRetry }: ThreadViewProps) {
  const { t, format } = useI18n();
  const me = useMe();
  const now = useNow();
  const outbox = useOutbox();
  const entries = useOutboxOf(ticket.id);
  const { data, isPending, error, refetch, loadOlder, loadingOlder } = useThread(ticket.id);
  const lastSeq = lastSeqOf(data);

  const messages = useMemo(() => {
    const stored = data?.items ?? [];
    const known = new Set(stored.map((one) => one.clientKey));
    const waiting = entries.filter((one) => !known.has(one.clientKey));
    return [...stored, ...waiting.map((one, index) => asMessage(one, lastSeq + 1 + index, me))];
  }, [data, entries, lastSeq, me]);
  const byKey = useMemo(() => new Map(entries.map((one) => [one.clientKey, one])), [entries]);

  const scroll = useThreadScroll({ messages, ready: data !== undefined, loadOlder });
  const unreadFrom = useUnreadMark(ticket, data, scroll.atEnd);
  const days = useMemo(() => byDay(groupMessages(messages, unreadFrom)), [messages, unreadFrom]);

  const { jump } = scroll;
  const actions = useMemo<BubbleActions>(
    () => ({
      reply: onReply,
      retry: onRetry,
      jump: (target) => void jump(target),
      resend: (entry) => outbox.release(entry.clientKey),
      discard: (entry) => outbox.discard(entry.clientKey),
      stale: () => void refetch(),
    }),
    [onReply, onRetry, jump, outbox, refetch],
  );

  if (isPending) return <ThreadSkeleton label={t('thread.loading')} />;
  if (data === undefined) {
    return (
      <div className={css.problem}>
        <Alert severity="error">{explain(error)}</Alert>
        <Button variant="outlined" onClick={() => void refetch()}>
          {t('app.tryAgain')}
        </Button>
      </div>
    );
  }
  return (
    <div className={css.frame}>
      {/* Focusable so that the keyboard can scroll it. */}
      <div
        ref={scroll.ref}
        className={css.scroller}
        onScroll={scroll.onScroll}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t('thread.label', { name: ticket.contact.name })}
        data-testid="thread"
      >
        <div className={css.older}>
          {loadingOlder && <CircularProgress size={20} aria-label={t('thread.loadingOlder')} />}
          {!data.hasOlder && <span>{t('thread.start')}</span>}
        </div>
        {days.map((day) => (
          <section key={day.key} aria-label={format.day(day.at, now)}>
            <div className={css.day} aria-hidden>
              <span>{format.day(day.at, now)}</span>
            </div>
            {day.rows.map((row) =>
              row.kind === 'message' ? (
                <Bubble
                  key={row.key}
                  message={row.message}
                  first={row.first}
                  last={row.last}
                  contactName={ticket.contact.name}
                  entry={row.message.clientKey === null ? undefined : byKey.get(row.message.clientKey)}
                  actions={actions}
                  mayReply={mayReply}
                />
              ) : (
                <div key={row.key} className={css.unread} data-testid="unread-mark">
                  <span>{t('thread.unread')}</span>
                </div>
              ),
            )}
          </section>
        ))}
        <TypingLine ticketId={ticket.id} />
      </div>
      {!scroll.atEnd && (
        <button
          type="button"
          className={css.jump}
          onClick={scroll.toEnd}
          data-testid="jump-to-end"
          aria-label={scroll.fresh > 0 ? t.count('thread.new', scroll.fresh) : t('thread.toEnd')}
        >
          {scroll.fresh > 0 && <span>{t.count('thread.new', scroll.fresh)}</span>}
          <Icon name="arrowDown" size={18} />
        </button>
      )}
    </div>
  );
}

function ThreadSkeleton({ label }: { label: string }) {
  return (
    <div className={css.skeleton} role="status" aria-label={label} aria-busy>
      {[46, 62, 38, 70, 52].map((width, index) => (
        <Skeleton
          key={index}
          variant="rounded"
          height={index % 2 === 0 ? 44 : 64}
          width={`${width}%`}
          sx={{ borderRadius: 4, alignSelf: index % 3 === 2 ? 'flex-end' : 'flex-start' }}
        />
      ))}
    </div>
  );
}
