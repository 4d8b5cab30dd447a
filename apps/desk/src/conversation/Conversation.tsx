import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { keys } from '../api/keys.js';
import { retryMessage } from '../api/tickets.js';
import type { Message } from '../api/types.js';
import { finishAfterStore } from '../app/finish-after.js';
import { explain, notifyError } from '../app/notices.js';
import { useDeskAddress } from '../app/use-desk-address.js';
import { useStore } from '../app/use-store.js';
import { Composer } from '../composer/Composer.js';
import type { TicketDialogName } from '../dialogs/TicketDialogs.js';
import { useI18n } from '../i18n/use-i18n.js';
import { changeMessage, type Thread } from '../realtime/patch-messages.js';
import { useMay } from '../session/use-session.js';
import { useShortcut } from '../shortcuts/shortcuts.js';
import { ConversationHeader } from './ConversationHeader.js';
import css from './conversation.module.css';
import { ThreadView } from './ThreadView.js';
import { useThreadAhead } from './use-thread.js';
import { useActions } from './use-actions.js';
import { useTicket } from './use-ticket.js';

const TicketDialogs = lazy(() => import('../dialogs/TicketDialogs.js'));

interface ConversationProps {
  ticketId: string;
  panelShown: boolean;
  narrow: boolean;
  onPanel: () => void;
}

/** The middle column: who it is, what was said, and the answer. */
export function Conversation({ ticketId, panelShown, narrow, onPanel }: ConversationProps) {
  const { t } = useI18n();
  const may = useMay();
  const client = useQueryClient();
  const { open } = useDeskAddress();
  const { data: ticket, error, refetch, gone } = useTicket(ticketId);
  // Asked for at once, not when the ticket is there: the conversation is what the agent waits for.
  useThreadAhead(ticketId);
  const [dialog, setDialog] = useState<TicketDialogName | null>(null);
  const [replyTo, setReplyTo] = useState<Message | null>(null);
  const finishAfter = useStore(finishAfterStore);
  const actions = useActions(ticket, setDialog);

  useEffect(() => {
    if (finishAfter !== ticketId) return;
    finishAfterStore.set(null);
    setDialog('finish');
  }, [finishAfter, ticketId]);

  useShortcut('t', () => setDialog('transfer'), actions.transfer);
  useShortcut('f', () => setDialog('finish'), actions.finish);

  const retry = useCallback(
    (message: Message) => {
      retryMessage(ticketId, message.id).then((next) => {
        if (typeof next !== 'object' || next === null || !('id' in next)) return;
        client.setQueryData<Thread>(keys.messages(ticketId), (thread) =>
          thread === undefined ? thread : changeMessage(thread, next),
        );
      }, notifyError);
    },
    [client, ticketId],
  );

  if (ticket === undefined) {
    if (error === null) return <HeaderSkeleton />;
    return (
      <div className={css.problem} data-testid="ticket-problem">
        <Alert severity={gone ? 'info' : 'error'}>{gone ? t('ticket.gone') : explain(error)}</Alert>
        <Button variant="outlined" onClick={() => (gone ? open(null) : void refetch())}>
          {gone ? t('app.back') : t('app.tryAgain')}
        </Button>
      </div>
    );
  }
  const mayRead = may('tickets.read-messages');
  const mayReply = mayRead && may('tickets.reply') && actions.live;
  const mayNote = may('tickets.note') && actions.live;
  return (
    <>
      <ConversationHeader
        ticket={ticket}
        actions={actions}
        panelShown={panelShown}
        narrow={narrow}
        onPanel={onPanel}
        onBack={() => open(null)}
      />
      {mayRead ? (
        <ThreadView ticket={ticket} mayReply={mayReply} onReply={setReplyTo} onRetry={retry} />
      ) : (
        <div className={css.problem} data-testid="messages-hidden">
          <Alert severity="info">{t('ticket.messagesHidden')}</Alert>
        </div>
      )}
      <Composer
        ticket={ticket}
        replyTo={replyTo}
        onReplyTo={setReplyTo}
        mayReply={mayReply}
        mayNote={mayNote}
        mayFinish={actions.finish}
      />
      {dialog !== null && (
        <Suspense>
          <TicketDialogs name={dialog} ticket={ticket} onClose={() => setDialog(null)} />
        </Suspense>
      )}
    </>
  );
}

function HeaderSkeleton() {
  return (
    <div className={css.header} aria-busy>
      <Skeleton variant="circular" width={40} height={40} />
      <div style={{ flex: 1 }}>
        <Skeleton width={180} />
        <Skeleton width={260} />
      </div>
    </div>
  );
}
