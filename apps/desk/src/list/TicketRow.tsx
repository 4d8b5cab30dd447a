import { memo } from 'react';
import type { Ticket, TicketView } from '../api/types.js';
import { Avatar } from '../app/Avatar.js';
import { useI18n } from '../i18n/use-i18n.js';
import { ChannelMark } from '../icons/BrandMark.js';
import { Icon } from '../icons/Icon.js';
import { previewText } from '../app/preview-text.js';
import { StatusMark } from '../app/StatusMark.js';
import css from './list.module.css';

export const rowHeight = 84;

interface TicketRowProps {
  ticket: Ticket;
  view: TicketView;
  selected: boolean;
  now: Date;
  onOpen: (id: string) => void;
}

/** One ticket in the list: who, what was last said, when, and what deserves a glance. */
export const TicketRow = memo(function TicketRow({ ticket, view, selected, now, onOpen }: TicketRowProps) {
  const { t, format } = useI18n();
  const { contact, assignee, unread, priority } = ticket;
  return (
    <a
      href={`/desk/${view}/${ticket.id}`}
      className={css.row}
      aria-current={selected ? 'true' : undefined}
      data-unread={unread > 0}
      data-testid="ticket-row"
      data-ticket-id={ticket.id}
      data-protocol={ticket.protocol}
      draggable={false}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(ticket.id);
      }}
    >
      <span className={css.face}>
        <Avatar name={contact.name} />
        <span className={css.channel}>
          <ChannelMark channel={ticket.channel} label={ticket.channel} />
        </span>
      </span>
      <span className={css.body}>
        <span className={css.line}>
          <span className={css.name}>{contact.name}</span>
          <time className={css.when} dateTime={ticket.lastActivityAt}>
            {format.short(new Date(ticket.lastActivityAt), now)}
          </time>
        </span>
        <span className={css.line}>
          <span className={css.preview}>
            {ticket.lastMessageDirection === 'out' && <Icon name="reply" size={13} label={t('list.youWrote')} />}
            <span>{previewText(ticket.lastMessagePreview, t)}</span>
          </span>
          {unread > 0 && (
            <span className={css.badge}>
              {unread > 99 ? '99+' : unread}
              <span className="sr-only"> {t('list.unreadMessages')}</span>
            </span>
          )}
        </span>
        <span className={css.marks}>
          <StatusMark status={ticket.status} />
          {priority >= 3 && (
            <span className={css.priority} data-priority={priority}>
              <Icon name="flag" size={12} />
              {t(`priority.${priority}`)}
            </span>
          )}
          {view !== 'mine' && assignee !== null && (
            <span className={css.assignee}>
              <Icon name="user" size={12} />
              {assignee.name}
            </span>
          )}
          <span className={css.protocol}>#{ticket.protocol}</span>
        </span>
      </span>
    </a>
  );
});
