import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { keys } from '../api/keys.js';
import { pendingIntakes, ticketCounts } from '../api/tickets.js';
import { useDeskAddress } from '../app/use-desk-address.js';
import type { View } from '../app/views.js';
import { useI18n } from '../i18n/use-i18n.js';
import { useTitleBadge } from '../notify/use-title-badge.js';
import css from './list.module.css';

interface Shown {
  count: string | null;
  unread: number;
}

/** The views the user has, each with how many tickets it holds and whether something in it is unread. */
export function ViewTabs() {
  const { t, format } = useI18n();
  const { view, views, show } = useDeskAddress();
  const navigate = useNavigate();
  const counts = useQuery({ queryKey: keys.counts, queryFn: ({ signal }) => ticketCounts(signal) });
  const intakes = useQuery({
    queryKey: keys.intakes,
    queryFn: ({ signal }) => pendingIntakes(signal),
    enabled: views.includes('intakes'),
  });
  useTitleBadge(counts.data?.mine?.unread ?? 0);

  const shown = (one: View): Shown => {
    if (one === 'intakes') {
      const waiting = intakes.data?.length ?? 0;
      return { count: intakes.data === undefined ? null : format.number(waiting), unread: waiting };
    }
    const found = counts.data?.[one];
    if (found === undefined) return { count: null, unread: 0 };
    return { count: `${format.number(found.count)}${found.capped ? '+' : ''}`, unread: found.unread };
  };
  return (
    <nav className={css.views} aria-label={t('list.views')}>
      {views.map((one) => {
        const { count, unread } = shown(one);
        const important = unread > 0 && one !== 'all';
        return (
          <a
            key={one}
            href={`/desk/${one}`}
            aria-current={view === one ? 'page' : undefined}
            className={css.view}
            data-testid={`view-${one}`}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              if (view === one) void navigate(`/${one}`);
              else show(one);
            }}
          >
            <span className={css.viewName}>{t(`view.${one}`)}</span>
            {count !== null && (
              <span className={css.viewCount} data-unread={important} data-testid={`count-${one}`}>
                {count}
                {important && <span className="sr-only"> {t.count('list.unread', unread)}</span>}
              </span>
            )}
          </a>
        );
      })}
    </nav>
  );
}
