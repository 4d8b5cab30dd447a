import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { TicketFilter } from '../api/keys.js';
import type { TicketView } from '../api/types.js';
import { explain } from '../app/notices.js';
import { useDeskAddress } from '../app/use-desk-address.js';
import { useNow } from '../app/use-now.js';
import { useI18n } from '../i18n/use-i18n.js';
import { useShortcut } from '../shortcuts/shortcuts.js';
import { EmptyList } from './EmptyList.js';
import css from './list.module.css';
import { rowHeight, TicketRow } from './TicketRow.js';
import { useTicketList } from './use-ticket-list.js';

interface TicketListProps {
  view: TicketView;
  filter: TicketFilter;
  onClear: () => void;
}

/** The virtual list: only the rows in sight are in the document, the next page is fetched before the end is reached. */
export function TicketList({ view, filter, onClear }: TicketListProps) {
  const { t } = useI18n();
  const { id, open } = useDeskAddress();
  const {
    tickets,
    isPending,
    isError,
    error,
    refetch,
    hasNextPage,
    isFetchingNextPage,
    fetchNextPage,
    isPlaceholderData,
  } = useTicketList(view, filter);
  const scroller = useRef<HTMLDivElement>(null);
  const now = useNow();
  const virtual = useVirtualizer({
    count: tickets.length + (hasNextPage ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => tickets[index]?.id ?? 'more',
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown >= tickets.length - 12) void fetchNextPage();
  }, [lastShown, tickets.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const step = (by: number): void => {
    const at = tickets.findIndex((one) => one.id === id);
    const next = tickets[at < 0 ? 0 : Math.min(Math.max(at + by, 0), tickets.length - 1)];
    if (next === undefined) return;
    open(next.id);
    virtual.scrollToIndex(tickets.indexOf(next));
  };
  useShortcut('j', () => step(1));
  useShortcut('k', () => step(-1));
  useShortcut('ArrowDown', () => step(1));
  useShortcut('ArrowUp', () => step(-1));

  if (isPending) return <ListSkeleton label={t('list.loading')} />;
  if (isError && tickets.length === 0) {
    return (
      <div className={css.aside}>
        <Alert severity="error">{explain(error)}</Alert>
        <Button variant="outlined" onClick={() => void refetch()}>
          {t('app.tryAgain')}
        </Button>
      </div>
    );
  }
  if (tickets.length === 0) return <EmptyList view={view} searching={filter.q !== ''} onClear={onClear} />;
  return (
    <div ref={scroller} className={css.scroller} data-testid="ticket-list" aria-busy={isPlaceholderData} tabIndex={-1}>
      <ul className={css.rows} style={{ height: virtual.getTotalSize() }} aria-label={t('list.label')}>
        {items.map((item) => {
          const ticket = tickets[item.index];
          return (
            <li
              key={item.key}
              className={css.slot}
              style={{ transform: `translateY(${item.start}px)`, height: item.size }}
              aria-setsize={hasNextPage ? -1 : tickets.length}
              aria-posinset={item.index + 1}
            >
              {ticket === undefined ? (
                <RowSkeleton />
              ) : (
                <TicketRow ticket={ticket} view={view} selected={ticket.id === id} now={now} onOpen={open} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function RowSkeleton() {
  return (
    <div className={css.row} aria-hidden>
      <Skeleton variant="circular" width={40} height={40} />
      <div className={css.body}>
        <Skeleton width="55%" />
        <Skeleton width="85%" />
      </div>
    </div>
  );
}

function ListSkeleton({ label }: { label: string }) {
  return (
    <div className={css.scroller} aria-busy aria-label={label} role="status">
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} style={{ height: rowHeight }}>
          <RowSkeleton />
        </div>
      ))}
    </div>
  );
}
