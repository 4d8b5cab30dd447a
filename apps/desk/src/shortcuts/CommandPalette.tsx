import Dialog from '@mui/material/Dialog';
import { useColorScheme } from '@mui/material/styles';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { ticketPage } from '../api/tickets.js';
import { StatusMark } from '../app/StatusMark.js';
import type { Ticket } from '../api/types.js';
import { useDebounced } from '../app/use-debounced.js';
import { useDeskAddress } from '../app/use-desk-address.js';
import { shortestSearch } from '../list/ListColumn.js';
import { setLanguage } from '../i18n/language.js';
import { useI18n, type MessageKey } from '../i18n/use-i18n.js';
import { Icon, type IconName } from '../icons/Icon.js';
import { useOwnPresence } from '../presence/use-presence.js';
import { signOut } from '../session/session-store.js';
import { Avatar } from '../app/Avatar.js';
import css from './shortcuts.module.css';
import { isBound, press } from './shortcuts.js';

interface Command {
  id: string;
  text: string;
  icon: IconName;
  run: () => void;
  ticket?: Ticket;
}

/** What can be done with the open ticket; each is there only while its key is bound. */
const ticketCommands: readonly { key: string; text: MessageKey; icon: IconName }[] = [
  { key: 'r', text: 'shortcuts.reply', icon: 'reply' },
  { key: 'n', text: 'shortcuts.note', icon: 'note' },
  { key: 't', text: 'dialog.transferTitle', icon: 'transfer' },
  { key: 'f', text: 'dialog.finishTitle', icon: 'check' },
  { key: 'p', text: 'shortcuts.panel', icon: 'panel' },
];

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Finds tickets and does what the desk can do, from the keyboard alone. */
export function CommandPalette({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const { t, language } = useI18n();
  const { views, show } = useDeskAddress();
  const { change } = useOwnPresence();
  const { mode, setMode } = useColorScheme();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const q = useDebounced(text.trim(), 180);
  const listId = useId();
  const active = useRef<HTMLLIElement>(null);
  const searchView = views.includes('all') ? 'all' : 'mine';
  const found = useQuery({
    queryKey: ['palette', q],
    queryFn: ({ signal }) => ticketPage(searchView, { q, state: 'any' }, null, signal),
    enabled: q.length >= shortestSearch,
    placeholderData: keepPreviousData,
  });

  const commands: Command[] = [
    ...ticketCommands
      .filter((one) => isBound(one.key))
      .map((one): Command => ({ id: one.key, text: t(one.text), icon: one.icon, run: () => press(one.key) })),
    ...views.map((view): Command => ({
      id: `view-${view}`,
      text: t('palette.goTo', { view: t(`view.${view}`) }),
      icon: 'inbox',
      run: () => show(view),
    })),
    ...(['online', 'busy', 'offline'] as const).map((presence): Command => ({
      id: `presence-${presence}`,
      text: t('palette.presence', { presence: t(`presence.${presence}`) }),
      icon: 'user',
      run: () => change.mutate({ presence }),
    })),
    {
      id: 'mode',
      text: t('palette.mode'),
      icon: mode === 'dark' ? 'sun' : 'moon',
      run: () => setMode(mode === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'language',
      text: language === 'en' ? 'Mudar para português' : 'Switch to English',
      icon: 'globe',
      run: () => setLanguage(language === 'en' ? 'pt-BR' : 'en'),
    },
    { id: 'shortcuts', text: t('shortcuts.title'), icon: 'keyboard', run: onShortcuts },
    { id: 'sign-out', text: t('user.signOut'), icon: 'logout', run: () => void signOut() },
  ];
  const tickets = q.length < shortestSearch ? [] : (found.data?.items ?? []).slice(0, 8);
  const items: Command[] = [
    ...tickets.map((ticket): Command => ({
      id: ticket.id,
      text: ticket.contact.name,
      icon: 'chat',
      ticket,
      run: () => show(searchView, ticket.id),
    })),
    ...commands.filter((one) => fold(one.text).includes(fold(text.trim()))),
  ];
  const index = Math.min(chosen, Math.max(items.length - 1, 0));
  useEffect(() => {
    active.current?.scrollIntoView({ block: 'nearest' });
  }, [index]);

  const run = (command: Command): void => {
    if (command.id !== 'shortcuts') onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setChosen((index + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % Math.max(items.length, 1));
    }
    const command = items[index];
    if (event.key === 'Enter' && command !== undefined) {
      event.preventDefault();
      run(command);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="sm"
      fullWidth
      slotProps={{ paper: { 'aria-label': t('palette.open'), 'aria-labelledby': undefined } }}
      data-testid="palette"
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start', pt: '10vh' } }}
    >
      <div className={css.search}>
        <Icon name="search" />
        <input
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
          placeholder={t('palette.placeholder')}
          aria-label={t('palette.placeholder')}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={items.length === 0 ? undefined : `${listId}-${index}`}
          data-testid="palette-input"
        />
      </div>
      <ul id={listId} className={css.list} role="listbox" aria-label={t('palette.results')}>
        {items.map((one, at) => (
          <li
            key={one.id}
            id={`${listId}-${at}`}
            ref={at === index ? active : undefined}
            role="option"
            aria-selected={at === index}
            onMouseMove={() => setChosen(at)}
            onClick={() => run(one)}
            data-testid="palette-option"
          >
            {one.ticket === undefined ? <Icon name={one.icon} size={18} /> : <Avatar name={one.text} size={28} />}
            <span className={css.text}>{one.text}</span>
            {one.ticket !== undefined && (
              <span className={css.side}>
                <StatusMark status={one.ticket.status} />#{one.ticket.protocol}
              </span>
            )}
          </li>
        ))}
        {items.length === 0 && (
          <li role="option" aria-selected={false} aria-disabled className={css.none}>
            {t('list.nothingFound')}
          </li>
        )}
      </ul>
    </Dialog>
  );
}
