import Divider from '@mui/material/Divider';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useChoices } from '../api/use-choices.js';
import type { Presence } from '../api/types.js';
import css from '../app/header.module.css';
import { useI18n } from '../i18n/use-i18n.js';
import { Icon } from '../icons/Icon.js';
import { useMay } from '../session/use-session.js';
import { useOwnPresence } from './use-presence.js';

const plain: readonly Presence[] = ['online', 'busy', 'offline'];

/** The agent's presence and how many tickets he has of how many; pausing asks for its reason. */
export function PresenceMenu() {
  const { t } = useI18n();
  const may = useMay();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { presence, known, reasonId, load, capacity, change } = useOwnPresence();
  const reasons = useChoices('/reasons', { action: 'pause' }, { enabled: anchor !== null || presence === 'paused' });
  const reason = reasons.data?.find((one) => one.id === reasonId);
  const label = presence === 'paused' && reason !== undefined ? reason.name : t(`presence.${presence}`);

  const choose = (next: Presence, id?: string): void => {
    setAnchor(null);
    change.mutate({ presence: next, reasonId: id });
  };
  const item = (next: Presence) => (
    <MenuItem key={next} selected={presence === next} onClick={() => choose(next)} data-testid={`presence-${next}`}>
      <span className={css.dot} data-presence={next} />
      {t(`presence.${next}`)}
    </MenuItem>
  );
  const pauses = reasons.data ?? [];
  return (
    <>
      <button
        type="button"
        className={css.pill}
        disabled={!may('agents.set-presence')}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        data-testid="presence-button"
        data-presence={known ? presence : 'unknown'}
      >
        <span className={css.dot} data-presence={presence} />
        <span className="sr-only">{t('presence.label')}</span>
        <strong className={css.presenceText}>{label}</strong>
        {load !== null && (
          <span className={css.muted} title={t('presence.load')} data-testid="presence-load">
            {capacity === null ? load : `${load}/${capacity}`}
          </span>
        )}
        <Icon name="down" size={14} />
      </button>
      <Menu
        anchorEl={anchor}
        disablePortal
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': t('presence.menu'), dense: true }, paper: { sx: { minWidth: 220 } } }}
      >
        {plain.slice(0, 2).map(item)}
        <Divider />
        <ListSubheader component="li" role="presentation" sx={{ lineHeight: '28px', bgcolor: 'transparent' }}>
          {t('presence.pauseFor')}
        </ListSubheader>
        {pauses.map((one) => (
          <MenuItem
            key={one.id}
            selected={presence === 'paused' && reasonId === one.id}
            onClick={() => choose('paused', one.id)}
            data-testid="presence-paused"
          >
            <span className={css.dot} data-presence="paused" />
            {one.name}
          </MenuItem>
        ))}
        {pauses.length === 0 && (
          <MenuItem onClick={() => choose('paused')} data-testid="presence-paused">
            <span className={css.dot} data-presence="paused" />
            {t('presence.paused')}
          </MenuItem>
        )}
        <Divider />
        {plain.slice(2).map(item)}
      </Menu>
    </>
  );
}
