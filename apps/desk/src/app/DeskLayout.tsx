import useMediaQuery from '@mui/material/useMediaQuery';
import { lazy, Suspense, useDeferredValue, useEffect, useState } from 'react';
import { CompanyNotices } from '../company-notices/CompanyNotices.js';
import { Conversation } from '../conversation/Conversation.js';
import { useI18n } from '../i18n/use-i18n.js';
import { BrandMark } from '../icons/BrandMark.js';
import { IntakePage } from '../intakes/IntakePage.js';
import { ListColumn } from '../list/ListColumn.js';
import { announcementStore, openRequestStore } from '../notify/alerts.js';
import { brandName } from '../theme/brand.js';
import { useShortcut } from '../shortcuts/shortcuts.js';
import { DeskHeader } from './DeskHeader.js';
import css from './desk.module.css';
import { useDeskAddress } from './use-desk-address.js';
import { useStore } from './use-store.js';

const TicketPanel = lazy(() => import('../panel/TicketPanel.js'));
const Overlays = lazy(() => import('../shortcuts/Overlays.js'));

const panelKey = 'guiche.panel';

/** The three columns. On narrow screens each is a page of its own, and the address says which one is seen. */
export function DeskLayout() {
  const { t } = useI18n();
  const { view, id, open, show, panelPage, setPanelPage } = useDeskAddress();
  // The panel follows a moment later, so that the conversation is there first.
  const panelId = useDeferredValue(id);
  const narrow = useMediaQuery('(max-width: 899px)', { noSsr: true });
  const roomy = useMediaQuery('(min-width: 1240px)', { noSsr: true });
  const [panelWanted, setPanelWanted] = useState(() => localStorage.getItem(panelKey) !== 'closed');
  const [overlay, setOverlay] = useState<'palette' | 'shortcuts' | null>(null);
  const requested = useStore(openRequestStore);
  const announcement = useStore(announcementStore);

  useEffect(() => {
    if (requested === null) return;
    openRequestStore.set(null);
    show('mine', requested);
  }, [requested, show]);

  useShortcut('Mod+k', () => setOverlay('palette'));
  useShortcut('?', () => setOverlay('shortcuts'));
  useShortcut('Escape', () => {
    if (panelPage) setPanelPage(false);
    else if (narrow && id !== null) open(null);
  });

  const panelShown = id !== null && view !== 'intakes' && (roomy ? panelWanted : panelPage);
  const togglePanel = (): void => {
    if (!roomy) {
      setPanelPage(!panelPage);
      return;
    }
    localStorage.setItem(panelKey, panelWanted ? 'closed' : 'open');
    setPanelWanted(!panelWanted);
  };
  useShortcut('p', togglePanel, id !== null && view !== 'intakes');

  // One landmark holds the page's purpose: the conversation, or on a phone whichever column is seen.
  const page = narrow ? (id === null ? 'list' : panelShown ? 'panel' : 'conversation') : 'all';
  const Columns = page === 'all' ? 'div' : 'main';
  const Middle = page === 'all' ? 'main' : 'div';
  return (
    <div className={css.desk}>
      {page === 'all' && (
        <a className={css.skip} href="#conversation">
          {t('app.skip')}
        </a>
      )}
      <DeskHeader
        onPalette={() => setOverlay('palette')}
        onShortcuts={() => setOverlay('shortcuts')}
        hiddenOnPhone={page !== 'all' && page !== 'list'}
      />
      <CompanyNotices />
      <Columns
        className={css.columns}
        data-panel={panelShown && !narrow ? (roomy ? 'column' : 'over') : 'none'}
        data-page={page}
      >
        {(page === 'conversation' || page === 'panel') && <h1 className="sr-only">{brandName()}</h1>}
        {(page === 'all' || page === 'list') && <ListColumn />}
        {(page === 'all' || page === 'conversation') && (
          <Middle id="conversation" className={css.main} tabIndex={-1}>
            {id === null ? (
              <div className={css.nothing}>
                <BrandMark size={56} />
                <h2>{t('app.nothingOpen')}</h2>
                <p>{t('app.nothingOpenHint')}</p>
              </div>
            ) : view === 'intakes' ? (
              <IntakePage key={id} intakeId={id} />
            ) : (
              <Conversation key={id} ticketId={id} panelShown={panelShown} onPanel={togglePanel} narrow={narrow} />
            )}
          </Middle>
        )}
        {panelId !== null && panelShown && (
          <Suspense fallback={<aside className={css.panel} aria-busy />}>
            <TicketPanel ticketId={panelId} onClose={togglePanel} asPage={narrow} />
          </Suspense>
        )}
      </Columns>
      {overlay !== null && (
        <Suspense>
          <Overlays open={overlay} onClose={() => setOverlay(null)} onShortcuts={() => setOverlay('shortcuts')} />
        </Suspense>
      )}
      <div className="sr-only" role="status" aria-live="polite">
        {announcement}
      </div>
    </div>
  );
}
