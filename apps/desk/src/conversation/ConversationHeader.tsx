import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactNode } from 'react';
import type { TicketDetail } from '../api/types.js';
import { Avatar } from '../app/Avatar.js';
import { notify } from '../app/notices.js';
import { StatusMark } from '../app/StatusMark.js';
import { useI18n } from '../i18n/use-i18n.js';
import { Icon, type IconName } from '../icons/Icon.js';
import { IconButton } from '../icons/IconButton.js';
import css from './conversation.module.css';
import { formatPhone } from './format-phone.js';
import type { TicketActions } from './use-actions.js';

interface ConversationHeaderProps {
  ticket: TicketDetail;
  actions: TicketActions;
  panelShown: boolean;
  narrow: boolean;
  onPanel: () => void;
  onBack: () => void;
}

/** Who the conversation is with, where it stands, and what can be done. */
export function ConversationHeader({ ticket, actions, panelShown, narrow, onPanel, onBack }: ConversationHeaderProps) {
  const { t } = useI18n();
  const copy = (): void => {
    navigator.clipboard?.writeText(ticket.protocol).then(
      () => notify('success', t('ticket.protocolCopied', { protocol: ticket.protocol })),
      () => undefined,
    );
  };
  return (
    <header className={css.header} data-testid="conversation-header">
      {narrow && <IconButton icon="back" label={t('app.back')} onClick={onBack} testId="back-button" />}
      {!narrow && <Avatar name={ticket.contact.name} />}
      <div className={css.who}>
        <h2 className={css.name}>
          <span>{ticket.contact.name}</span>
          {!narrow && <StatusMark status={ticket.status} chip testId="ticket-status" />}
        </h2>
        <div className={css.facts}>
          {narrow && <StatusMark status={ticket.status} testId="ticket-status" />}
          {!narrow && ticket.contact.phone !== null && <span>{formatPhone(ticket.contact.phone)}</span>}
          <button
            type="button"
            className={css.protocol}
            onClick={copy}
            title={t('ticket.copyProtocol')}
            data-testid="protocol"
          >
            <span className="sr-only">{t('ticket.copyProtocol')}: </span>#{ticket.protocol}
            <Icon name="copy" size={13} />
          </button>
          <span className={css.wide}>{ticket.inbox.name}</span>
          <span className={css.wide}>
            {ticket.assignee === null ? t('ticket.nobody') : t('ticket.with', { name: ticket.assignee.name })}
          </span>
        </div>
      </div>
      <div className={css.actions}>
        {actions.take && (
          <Button
            variant="contained"
            disabled={actions.busy}
            onClick={actions.runTake}
            startIcon={<Icon name="hand" size={18} />}
            data-testid="take-button"
          >
            {t('action.take')}
          </Button>
        )}
        {actions.reopen && (
          <Button variant="outlined" onClick={() => actions.ask('reopen')} data-testid="reopen-button">
            {t('action.reopen')}
          </Button>
        )}
        {!narrow && actions.transfer && (
          <Button
            variant="outlined"
            onClick={() => actions.ask('transfer')}
            startIcon={<Icon name="transfer" size={18} />}
            data-testid="transfer-button"
          >
            <span className={css.wideText}>{t('action.transfer')}</span>
          </Button>
        )}
        {!narrow && actions.finish && (
          <Button
            variant={actions.take ? 'outlined' : 'contained'}
            onClick={() => actions.ask('finish')}
            startIcon={<Icon name="check" size={18} />}
            data-testid="finish-button"
          >
            {t('action.finish')}
          </Button>
        )}
        <MoreMenu actions={actions} narrow={narrow} />
        <IconButton
          icon="panel"
          label={panelShown ? t('panel.hide') : t('panel.show')}
          keys="p"
          onClick={onPanel}
          aria-pressed={panelShown}
          testId="panel-button"
        />
      </div>
    </header>
  );
}

function MoreMenu({ actions, narrow }: { actions: TicketActions; narrow: boolean }) {
  const { t } = useI18n();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const items: ReactNode[] = [];
  const add = (shown: boolean, icon: IconName, text: string, testId: string, run: () => void): void => {
    if (!shown) return;
    items.push(
      <MenuItem
        key={testId}
        data-testid={testId}
        disabled={actions.busy}
        onClick={() => {
          setAnchor(null);
          run();
        }}
      >
        <Icon name={icon} size={18} />
        {text}
      </MenuItem>,
    );
  };
  add(narrow && actions.transfer, 'transfer', t('action.transfer'), 'transfer-button', () => actions.ask('transfer'));
  add(narrow && actions.finish, 'check', t('action.finish'), 'finish-button', () => actions.ask('finish'));
  add(actions.assign, 'user', t('action.assign'), 'assign-button', () => actions.ask('assign'));
  add(actions.release, 'queue', t('action.release'), 'release-button', actions.runRelease);
  add(actions.wait, 'hourglass', t('action.wait'), 'wait-button', () => actions.runStatus('waiting'));
  add(actions.resume, 'play', t('action.resume'), 'resume-button', () => actions.runStatus('inProgress'));
  add(actions.unfounded, 'ban', t('action.unfounded'), 'unfounded-button', () => actions.ask('unfounded'));
  add(actions.cancel, 'close', t('action.cancel'), 'cancel-button', () => actions.ask('cancel'));
  if (items.length === 0) return null;
  return (
    <>
      <IconButton
        icon="more"
        label={t('action.more')}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        testId="more-button"
      />
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': t('action.more') } }}
      >
        {items}
      </Menu>
    </>
  );
}
