import Button from '@mui/material/Button';
import TextareaAutosize from '@mui/material/TextareaAutosize';
import { useQueryClient } from '@tanstack/react-query';
import {
  lazy,
  Suspense,
  useEffect,
  useId,
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
} from 'react';
import { keys } from '../api/keys.js';
import type { CannedAnswer, Message, TicketDetail } from '../api/types.js';
import { useNow } from '../app/use-now.js';
import { useStore } from '../app/use-store.js';
import { uuid } from '../app/uuid.js';
import { useI18n } from '../i18n/use-i18n.js';
import { Icon } from '../icons/Icon.js';
import { IconButton } from '../icons/IconButton.js';
import { useOutbox } from '../outbox/use-outbox.js';
import { connectionStore } from '../realtime/connection-store.js';
import { lastSeqOf, type Thread } from '../realtime/patch-messages.js';
import { useShortcut } from '../shortcuts/shortcuts.js';
import { AttachmentTray } from './AttachmentTray.js';
import { insertCanned } from './canned.js';
import { CannedList } from './CannedList.js';
import css from './composer.module.css';
import { maySend, nearLimit, textLimit, windowClosed } from './may-send.js';
import { UnseenDialog } from './UnseenDialog.js';
import { useAttachments } from './use-attachments.js';
import { useCanned } from './use-canned.js';
import { useDraft } from './use-draft.js';
import { useTyping } from './use-typing.js';

const EmojiPicker = lazy(() => import('./EmojiPicker.js'));

interface ComposerProps {
  ticket: TicketDetail;
  replyTo: Message | null;
  onReplyTo: (message: Message | null) => void;
  mayReply: boolean;
  mayFinish: boolean;
}

/** Where the answer is written: text, files, canned answers, emoji, notes; what is sent goes to the outbox. */
export function Composer({ ticket, replyTo, onReplyTo, mayReply, mayFinish }: ComposerProps) {
  const { t } = useI18n();
  const client = useQueryClient();
  const outbox = useOutbox();
  const now = useNow();
  const connection = useStore(connectionStore);
  const [draft, setDraft] = useDraft(ticket.id);
  const [caret, setCaret] = useState(draft.text.length);
  const [emojiAnchor, setEmojiAnchor] = useState<HTMLElement | null>(null);
  const [dragging, setDragging] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const filePicker = useRef<HTMLInputElement>(null);
  const wantedCaret = useRef<number | null>(null);
  const attachments = useAttachments();
  const canned = useCanned(ticket, draft.text, caret);
  const typing = useTyping(ticket.id);
  const listId = useId();

  const closed = windowClosed(ticket.replyWindowEndsAt, now);
  const sendable = mayReply && maySend({ ...draft, files: attachments.picked, windowClosed: closed });
  const offline = connection === 'reconnecting';

  const write = (text: string, at?: number): void => {
    setDraft({ ...draft, text });
    if (at === undefined) return;
    wantedCaret.current = at;
    setCaret(at);
  };
  useEffect(() => {
    if (wantedCaret.current === null || input.current === null) return;
    input.current.focus();
    input.current.setSelectionRange(wantedCaret.current, wantedCaret.current);
    wantedCaret.current = null;
  });
  useEffect(() => {
    if (replyTo !== null) input.current?.focus();
  }, [replyTo]);

  const setNote = (note: boolean): void => {
    setDraft({ ...draft, note });
    input.current?.focus();
  };
  useShortcut('r', () => setNote(false), mayReply);
  useShortcut('n', () => setNote(true), mayReply);

  const send = (thenFinish: boolean): void => {
    if (!sendable) return;
    outbox.add({
      clientKey: uuid(),
      ticketId: ticket.id,
      text: draft.text.trim(),
      files: draft.note ? [] : attachments.picked.flatMap((one) => one.uploaded ?? []),
      replyTo:
        replyTo === null || draft.note
          ? null
          : { id: replyTo.id, seq: replyTo.seq, preview: replyTo.text ?? t('message.original') },
      note: draft.note,
      lastSeenSeq: lastSeqOf(client.getQueryData<Thread>(keys.messages(ticket.id))),
      createdAt: new Date().toISOString(),
      thenFinish,
    });
    setDraft({ ...draft, text: '' });
    setCaret(0);
    if (!draft.note) attachments.clear();
    onReplyTo(null);
    input.current?.focus();
  };

  const pick = (answer: CannedAnswer): void => {
    const next = insertCanned(draft.text, canned.from, caret, canned.bodyOf(answer));
    write(next.text, next.caret);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (canned.open) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        canned.move(event.key === 'ArrowDown' ? 1 : -1);
        return;
      }
      if ((event.key === 'Enter' || event.key === 'Tab') && canned.active !== null) {
        event.preventDefault();
        pick(canned.active);
        return;
      }
      if (event.key === 'Escape') {
        event.preventDefault();
        canned.dismiss();
        return;
      }
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send((event.ctrlKey || event.metaKey) && mayFinish && !draft.note);
    } else if (event.key === 'Escape') {
      if (replyTo === null) input.current?.blur();
      else onReplyTo(null);
    }
  };

  const onPaste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0 || draft.note) return;
    event.preventDefault();
    attachments.add(event.clipboardData.files);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setDragging(false);
    if (!draft.note) attachments.add(event.dataTransfer.files);
  };

  if (!mayReply) {
    return (
      <div className={css.closed} data-testid="composer-closed">
        <Icon name="stamp" size={18} />
        {t('composer.notHere', { status: t(`status.${ticket.status}`) })}
      </div>
    );
  }
  return (
    <div
      className={css.composer}
      data-note={draft.note}
      data-dragging={dragging}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files') || draft.note) return;
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setDragging(false)}
      onDrop={onDrop}
    >
      <div className={css.head}>
        <div className={css.modes} role="group" aria-label={t('composer.mode')}>
          <button type="button" aria-pressed={!draft.note} onClick={() => setNote(false)} data-testid="composer-reply">
            {t('composer.reply')}
          </button>
          <button type="button" aria-pressed={draft.note} onClick={() => setNote(true)} data-testid="composer-note">
            <Icon name="note" size={14} />
            {t('message.note')}
          </button>
        </div>
        {offline && (
          <span className={css.offline} role="status" data-testid="composer-offline">
            <Icon name="wifiOff" size={14} />
            {t('composer.offline')}
          </span>
        )}
      </div>
      {closed && !draft.note && (
        <div className={css.window} role="status" data-testid="window-closed">
          <Icon name="clock" size={18} />
          <span>
            <strong>{t('composer.windowClosed')}</strong> {t('composer.windowClosedHint')}
          </span>
        </div>
      )}
      {replyTo !== null && !draft.note && (
        <div className={css.replyTo} data-testid="reply-to">
          <Icon name="reply" size={16} />
          <span>{replyTo.text ?? t('message.original')}</span>
          <IconButton
            icon="close"
            iconSize={16}
            size="small"
            label={t('composer.noReplyTo')}
            onClick={() => onReplyTo(null)}
          />
        </div>
      )}
      {canned.open && (
        <CannedList id={listId} answers={canned.answers} index={canned.index} onHover={canned.choose} onPick={pick} />
      )}
      <AttachmentTray
        picked={draft.note ? [] : attachments.picked}
        onRemove={attachments.remove}
        onRetry={attachments.retry}
      />
      <TextareaAutosize
        ref={input}
        className={css.input}
        minRows={2}
        maxRows={10}
        value={draft.text}
        disabled={closed && !draft.note}
        placeholder={draft.note ? t('composer.notePlaceholder') : t('composer.placeholder')}
        aria-label={draft.note ? t('composer.notePlaceholder') : t('composer.label', { name: ticket.contact.name })}
        role="combobox"
        aria-expanded={canned.open}
        aria-controls={canned.open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={canned.open ? `${listId}-${canned.index}` : undefined}
        data-testid="composer-input"
        onChange={(event) => {
          write(event.target.value);
          setCaret(event.target.selectionStart);
          if (!draft.note) typing();
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <div className={css.bar}>
        <input
          ref={filePicker}
          type="file"
          multiple
          hidden
          data-testid="composer-file"
          onChange={(event) => {
            attachments.add(event.target.files ?? []);
            event.target.value = '';
          }}
        />
        {!draft.note && (
          <IconButton
            icon="attach"
            label={t('composer.attach')}
            disabled={closed}
            onClick={() => filePicker.current?.click()}
            testId="composer-attach"
          />
        )}
        <IconButton
          icon="emoji"
          label={t('composer.emoji')}
          disabled={closed && !draft.note}
          aria-haspopup="dialog"
          onClick={(event) => setEmojiAnchor(event.currentTarget)}
          testId="composer-emoji"
        />
        <IconButton
          icon="slash"
          label={t('composer.canned')}
          keys="/"
          disabled={closed && !draft.note}
          onClick={() => {
            const text = draft.text === '' || /\s$/.test(draft.text) ? `${draft.text}/` : `${draft.text} /`;
            write(text, text.length);
          }}
          testId="composer-canned"
        />
        <span className={css.hint}>
          {nearLimit(draft.text.length) ? (
            <span data-over={draft.text.length > textLimit} data-testid="composer-counter">
              {draft.text.length}/{textLimit}
            </span>
          ) : (
            <span className={css.keys}>{t('composer.keys')}</span>
          )}
        </span>
        {mayFinish && !draft.note && (
          <Button
            disabled={!sendable}
            onClick={() => send(true)}
            data-testid="composer-send-finish"
            className={css.sendFinish}
          >
            {t('composer.sendAndFinish')}
          </Button>
        )}
        <Button
          variant="contained"
          color={draft.note ? 'secondary' : 'primary'}
          disabled={!sendable}
          onClick={() => send(false)}
          endIcon={<Icon name={draft.note ? 'note' : 'send'} size={16} />}
          data-testid="composer-send"
        >
          {draft.note ? t('composer.saveNote') : t('composer.send')}
        </Button>
      </div>
      {dragging && <div className={css.drop}>{t('composer.drop')}</div>}
      {emojiAnchor !== null && (
        <Suspense>
          <EmojiPicker
            anchor={emojiAnchor}
            onClose={() => setEmojiAnchor(null)}
            onPick={(emoji) => {
              setDraft({ ...draft, text: draft.text.slice(0, caret) + emoji + draft.text.slice(caret) });
              setCaret(caret + emoji.length);
            }}
          />
        </Suspense>
      )}
      <UnseenDialog
        ticketId={ticket.id}
        onEdit={(entry) => write(draft.text === '' ? entry.text : `${entry.text}\n${draft.text}`, entry.text.length)}
      />
    </div>
  );
}
