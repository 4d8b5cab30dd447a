import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import desk from '../app/desk.module.css';
import { useTicket } from '../conversation/use-ticket.js';
import { useI18n } from '../i18n/use-i18n.js';
import { IconButton } from '../icons/IconButton.js';
import { useMay } from '../session/use-session.js';
import { AccessTab } from './AccessTab.js';
import { ClassificationTab } from './ClassificationTab.js';
import { CustomerTab } from './CustomerTab.js';
import { FollowSwitch } from './FollowSwitch.js';
import css from './panel.module.css';
import { TimelineTab } from './TimelineTab.js';

const tabs = ['classification', 'customer', 'timeline', 'access'] as const;
type TabName = (typeof tabs)[number];

const storageKey = 'guiche.panelTab';

const remembered = (): TabName => tabs.find((one) => one === localStorage.getItem(storageKey)) ?? 'classification';

/** The right column: what the ticket is about, who the customer is, and all that happened. */
export default function TicketPanel({
  ticketId,
  asPage,
  onClose,
}: {
  ticketId: string;
  asPage: boolean;
  onClose: () => void;
}) {
  const { t } = useI18n();
  const { data: ticket } = useTicket(ticketId);
  const may = useMay();
  const shown = tabs.filter((one) => one !== 'access' || may('access.explain'));
  const [chosen, setTab] = useState<TabName>(remembered);
  const tab = shown.includes(chosen) ? chosen : 'classification';
  return (
    <aside className={desk.panel} aria-label={t('panel.label')} data-testid="panel">
      <h2 className="sr-only">{t('panel.label')}</h2>
      <div className={css.head}>
        {asPage && <IconButton icon="back" label={t('app.back')} onClick={onClose} testId="panel-back" />}
        <Tabs
          value={tab}
          onChange={(_, next: TabName) => {
            localStorage.setItem(storageKey, next);
            setTab(next);
          }}
          aria-label={t('panel.label')}
        >
          {shown.map((one) => (
            <Tab
              key={one}
              value={one}
              label={t(`panel.${one}`)}
              id={`panel-tab-${one}`}
              aria-controls="panel-content"
              data-testid={`panel-tab-${one}`}
            />
          ))}
        </Tabs>
        {!asPage && <IconButton icon="close" iconSize={18} label={t('panel.hide')} onClick={onClose} />}
      </div>
      <div className={css.content} role="tabpanel" id="panel-content" aria-labelledby={`panel-tab-${tab}`} tabIndex={0}>
        {ticket !== undefined && (
          <>
            <FollowSwitch ticket={ticket} />
            {tab === 'classification' && <ClassificationTab key={ticket.id} ticket={ticket} />}
            {tab === 'customer' && <CustomerTab ticket={ticket} />}
            {tab === 'timeline' && <TimelineTab ticket={ticket} />}
            {tab === 'access' && <AccessTab key={ticket.id} ticket={ticket} />}
          </>
        )}
      </div>
    </aside>
  );
}
