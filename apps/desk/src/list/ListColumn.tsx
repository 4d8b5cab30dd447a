import { useRef, useState } from 'react';
import type { TicketFilter } from '../api/keys.js';
import { useDebounced } from '../app/use-debounced.js';
import { useDeskAddress } from '../app/use-desk-address.js';
import { useI18n } from '../i18n/use-i18n.js';
import { Icon } from '../icons/Icon.js';
import { IntakeList } from '../intakes/IntakeList.js';
import { useShortcut } from '../shortcuts/shortcuts.js';
import css from './list.module.css';
import { TicketList } from './TicketList.js';
import { ViewTabs } from './ViewTabs.js';

/** The server looks nothing up by fewer letters. */
export const shortestSearch = 3;

const states: readonly TicketFilter['state'][] = ['live', 'closed', 'any'];

/** The left column: views with their counts, search, and the list itself. */
export function ListColumn() {
  const { t } = useI18n();
  const { view } = useDeskAddress();
  const [text, setText] = useState('');
  const [state, setState] = useState<TicketFilter['state']>('live');
  const typed = useDebounced(text.trim(), 250);
  const q = typed.length >= shortestSearch ? typed : '';
  const field = useRef<HTMLInputElement>(null);
  useShortcut('/', () => field.current?.select());

  // A search looks at finished tickets too: whoever types a protocol wants that ticket, whatever became of it.
  const filter: TicketFilter = { q, state: q === '' ? state : 'any' };
  return (
    <section className={css.column} aria-label={t('list.label')}>
      <ViewTabs />
      {view !== 'intakes' && (
        <div className={css.tools}>
          <label className={css.search}>
            <Icon name="search" size={16} />
            <input
              ref={field}
              type="search"
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return;
                setText('');
                event.currentTarget.blur();
              }}
              placeholder={t('list.searchShort')}
              aria-label={t('list.search')}
              data-testid="list-search"
            />
          </label>
          <label className={css.state}>
            <span className="sr-only">{t('list.state')}</span>
            <select
              value={filter.state}
              disabled={q !== ''}
              onChange={(event) => setState(states.find((one) => one === event.target.value) ?? 'live')}
              data-testid="list-state"
            >
              {states.map((one) => (
                <option key={one} value={one}>
                  {t(`list.state.${one}`)}
                </option>
              ))}
            </select>
            <Icon name="down" size={14} />
          </label>
        </div>
      )}
      {view === 'intakes' ? (
        <IntakeList />
      ) : (
        <TicketList key={view} view={view} filter={filter} onClear={() => setText('')} />
      )}
    </section>
  );
}
