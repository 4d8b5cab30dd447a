import TextareaAutosize from '@mui/material/TextareaAutosize';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type ClipboardEvent, type DragEvent, type KeyboardEvent } from 'react';
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
import { ComposerBar } from './ComposerBar.js';
import { ComposerHead } from './ComposerHead.js';
import css from './composer.module.css';
import { maySend, windowClosed } from './may-send.js';
import { UnseenDialog } from './UnseenDialog.js';
import { useAttachments } from './use-attachments.js';
import { useCanned } from './use-canned.js';
import { useDraft } from './use-draft.js';
import { useTyping } from './use-typing.js';

interface ComposerProps {
  ticket: TicketDetail;
  replyTo: Message | null;
  onReplyTo: (message: Message | null) => void;
  mayReply: boolean;
  mayNote: boolean;
  mayFinish: boolean;
}

/** Where the answer is written: text, files, canned answers, emoji, notes; what is sent goes to the outbox. */
export function Composer({ ticket, replyTo, onReplyTo, mayReply, mayNote, mayFinish }: ComposerProps) {
  const { t } = useI18n();
  const client = useQueryClient();
  const outbox = useOutbox();
  const now = useNow();
  const offline = useStore(connectionStore) === 'reconnecting';
  const [draft, setDraft] = useDraft(ticket.id);
  const [caret, setCaret] = useState(draft.text.length);
  const [dragging, setDragging] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const wantedCaret = useRef<number | null>(null);
  const attachments = useAttachments();
  const canned = useCanned(ticket, draft.text, caret);
  const typing = useTyping(ticket.id);
  const listId = useId();

  const note = mayNote && (draft.note || !mayReply);
  const closed = windowClosed(ticket.replyWindowEndsAt, now);
  const blocked = closed && !note;
  const sendable = maySend({ text: draft.text, note, files: attachments.picked, windowClosed: closed });

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

  const setNote = (next: boolean): void => {
    setDraft({ ...draft, note: next });
    input.current?.focus();
  };
  useShortcut('r', () => setNote(false), mayReply);
  useShortcut('n', () => setNote(true), mayNote);

  const send = (thenFinish: boolean): void => {
    if (!sendable) return;
    const quoted = note ? null : replyTo;
    outbox.add({
      clientKey: uuid(),
      ticketId: ticket.id,
      text: draft.text.trim(),
      files: note ? [] : attachments.picked.flatMap((one) => one.uploaded ?? []),
      replyTo: quoted && { id: quoted.id, seq: quoted.seq, preview: quoted.text ?? t('message.original') },
      note,
      lastSeenSeq: lastSeqOf(client.getQueryData<Thread>(keys.messages(ticket.id))),
      createdAt: new Date().toISOString(),
      thenFinish,
    });
    setDraft({ ...draft, text: '' });
    setCaret(0);
    if (!note) attachments.clear();
    onReplyTo(null);
    input.current?.focus();
  };

  const pick = (answer: CannedAnswer): void => {
    const next = insertCanned(draft.text, canned.from, caret, canned.bodyOf(answer));
    write(next.text, next.caret);
  };

  /** True when the type-ahead took the key. */
  const onCannedKey = (event: KeyboardEvent): boolean => {
    if (!canned.open) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') canned.move(event.key === 'ArrowDown' ? 1 : -1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && canned.active !== null) pick(canned.active);
    else if (event.key === 'Escape') canned.dismiss();
    else return false;
    event.preventDefault();
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || onCannedKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send((event.ctrlKey || event.metaKey) && mayFinish && !note);
    } else if (event.key === 'Escape') {
      if (replyTo === null) input.current?.blur();
      else onReplyTo(null);
    }
  };

  const onPaste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0 || note) return;
    event.preventDefault();
    attachments.add(event.clipboardData.files);
  };
  const onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files') || note || blocked) return;
    event.preventDefault();
    setDragging(true);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setDragging(false);
    if (!note && !blocked) attachments.add(event.dataTransfer.files);
  };

  if (!mayReply && !mayNote) {
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
      data-note={note}
      onDragOver={onDragOver}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setDragging(false)}
      onDrop={onDrop}
    >
      <ComposerHead note={note} mayReply={mayReply} mayNote={mayNote} offline={offline} onNote={setNote} />
      {blocked && (
        <div className={css.window} role="status" data-testid="window-closed">
          <Icon name="clock" size={18} />
          <span>
            <strong>{t('composer.windowClosed')}</strong> {t('composer.windowClosedHint')}
          </span>
        </div>
      )}
      {replyTo !== null && !note && (
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
        <CannedList
          id={listId}
          answers={canned.answers}
          index={canned.index}
          bodyOf={canned.bodyOf}
          onHover={canned.choose}
          onPick={pick}
        />
      )}
      <AttachmentTray
        picked={note ? [] : attachments.picked}
        onRemove={attachments.remove}
        onRetry={attachments.retry}
      />
      <TextareaAutosize
        ref={input}
        className={css.input}
        minRows={2}
        maxRows={10}
        value={draft.text}
        disabled={blocked}
        placeholder={note ? t('composer.notePlaceholder') : t('composer.placeholder')}
        aria-label={note ? t('composer.notePlaceholder') : t('composer.label', { name: ticket.contact.name })}
        aria-haspopup="listbox"
        aria-controls={canned.open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={canned.open ? `${listId}-${canned.index}` : undefined}
        data-testid="composer-input"
        onChange={(event) => {
          write(event.target.value);
          setCaret(event.target.selectionStart);
          if (!note) typing();
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <ComposerBar
        note={note}
        blocked={blocked}
        length={draft.text.length}
        sendable={sendable}
        mayFinish={mayFinish}
        onFiles={attachments.add}
        onEmoji={(emoji) => write(draft.text.slice(0, caret) + emoji + draft.text.slice(caret), caret + emoji.length)}
        onCanned={() => {
          const text = draft.text === '' || /\s$/.test(draft.text) ? `${draft.text}/` : `${draft.text} /`;
          write(text, text.length);
        }}
        onSend={send}
      />
      {dragging && <div className={css.drop}>{t('composer.drop')}</div>}
      <UnseenDialog
        ticketId={ticket.id}
        onEdit={({ text }) => write(draft.text === '' ? text : `${text}\n${draft.text}`, text.length)}
      />
    </div>
  );
}
