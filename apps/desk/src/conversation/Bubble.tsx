import Button from '@mui/material/Button';
import { memo } from 'react';
import type { Message } from '../api/types.js';
import { previewText } from '../app/preview-text.js';
import { useI18n } from '../i18n/use-i18n.js';
import { Icon } from '../icons/Icon.js';
import { IconButton } from '../icons/IconButton.js';
import type { OutboxEntry } from '../outbox/outbox.js';
import { Attachments } from './Attachments.js';
import css from './bubble.module.css';
import { cardsOf, placeOf } from './content.js';
import { DeliveryMark } from './DeliveryMark.js';
import { RichText } from './RichText.js';

export interface BubbleActions {
  reply: (message: Message) => void;
  jump: (target: { id: string; seq: number }) => void;
  retry: (message: Message) => void;
  resend: (entry: OutboxEntry) => void;
  discard: (entry: OutboxEntry) => void;
  stale: () => void;
}

interface BubbleProps {
  message: Message;
  first: boolean;
  last: boolean;
  contactName: string;
  entry: OutboxEntry | undefined;
  actions: BubbleActions;
  mayReply: boolean;
}

/** One message: what was said, by whom, when, and how far it has come. */
export const Bubble = memo(function Bubble({
  message,
  first,
  last,
  contactName,
  entry,
  actions,
  mayReply,
}: BubbleProps) {
  const { t, format } = useI18n();
  const { direction, author } = message;
  const at = new Date(message.createdAt);
  const automatic = author.kind === 'system' || author.kind === 'bot';
  const name =
    direction === 'in'
      ? (author.name ?? contactName)
      : automatic
        ? t('message.automatic')
        : (author.name ?? t('message.agent'));
  const failed = message.delivery === 'failed';
  return (
    <div
      className={css.row}
      data-direction={direction}
      data-delivery={message.delivery ?? undefined}
      data-first={first}
      data-last={last}
      data-testid="message"
      data-message-id={message.id}
      data-seq={message.seq}
    >
      <article className={css.bubble} aria-label={t('message.label', { name, time: format.dateTime(at) })}>
        {first && (direction !== 'in' || automatic) && (
          <div className={css.author}>
            {direction === 'note' && <Icon name="note" size={13} />}
            {automatic && <Icon name="bot" size={13} />}
            {direction === 'note' ? `${t('message.note')} · ${name}` : name}
          </div>
        )}
        {message.replyTo !== null && (
          <button
            type="button"
            className={css.quote}
            onClick={() => message.replyTo !== null && actions.jump(message.replyTo)}
          >
            {previewText(message.replyTo.preview, t) || t('message.original')}
          </button>
        )}
        {message.revokedAt === null ? (
          <>
            <Attachments attachments={message.attachments} onStale={actions.stale} />
            <Content message={message} />
          </>
        ) : (
          <div className={css.unsupported}>
            <Icon name="ban" size={16} />
            {t('message.revoked')}
          </div>
        )}
        <div className={css.meta}>
          {message.editedAt !== null && <span>{t('message.edited')}</span>}
          <time dateTime={message.createdAt} title={format.dateTime(at)}>
            {format.time(at)}
          </time>
          {direction === 'out' && message.delivery !== null && <DeliveryMark delivery={message.delivery} />}
          {direction === 'note' && entry !== undefined && <DeliveryMark delivery="queued" />}
        </div>
        {message.reactions.length > 0 && (
          <div className={css.reactions} title={t('message.reactions')}>
            {message.reactions.map((one, index) => (
              <span key={index}>{one.emoji}</span>
            ))}
          </div>
        )}
      </article>
      {mayReply && entry === undefined && direction !== 'note' && (
        <span className={css.tools}>
          <IconButton
            icon="reply"
            iconSize={16}
            label={t('message.reply')}
            size="small"
            onClick={() => actions.reply(message)}
            testId="message-reply"
          />
        </span>
      )}
      {!failed && message.failure !== null && (
        <div className={css.delayed}>
          <Icon name="clock" size={14} />
          {message.failure.detail ?? message.failure.title}
        </div>
      )}
      {failed && (
        <div className={css.failure} role="group" aria-label={t('delivery.failed')}>
          <Icon name="alert" size={16} />
          <span>{entry?.problem ?? message.failure?.detail ?? message.failure?.title ?? t('delivery.failed')}</span>
          <Button
            size="small"
            color="error"
            onClick={() => (entry === undefined ? actions.retry(message) : actions.resend(entry))}
            data-testid="message-retry"
          >
            {t('message.retry')}
          </Button>
          {entry !== undefined && (
            <Button size="small" color="error" onClick={() => actions.discard(entry)}>
              {t('message.discard')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
});

function Content({ message }: { message: Message }) {
  const { t } = useI18n();
  const place = message.type === 'location' ? placeOf(message.content) : null;
  const cards = message.type === 'contacts' ? cardsOf(message.content) : [];
  return (
    <>
      {place !== null && (
        <a
          className={css.file}
          href={`https://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}#map=17/${place.latitude}/${place.longitude}`}
          target="_blank"
          rel="noopener noreferrer"
        >
          <span className={css.fileMark}>
            <Icon name="pin" />
          </span>
          <span className={css.fileText}>
            <strong>{place.name ?? t('message.location')}</strong>
            <span>{place.address ?? `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`}</span>
          </span>
        </a>
      )}
      {cards.map((card) => (
        <div className={css.file} key={card.name + card.details.join()}>
          <span className={css.fileMark}>
            <Icon name="user" />
          </span>
          <span className={css.fileText}>
            <strong>{card.name}</strong>
            <span>{card.details.join(' · ')}</span>
          </span>
        </div>
      ))}
      {message.type === 'unsupported' && (
        <div className={css.unsupported}>
          <Icon name="warning" size={16} />
          {t('message.unsupported')}
        </div>
      )}
      {/* The text of a place or a card only repeats it for those who cannot draw it. */}
      {place === null && cards.length === 0 && message.text !== null && message.text !== '' && (
        <div className={css.text}>
          <RichText text={message.text} />
        </div>
      )}
    </>
  );
}
