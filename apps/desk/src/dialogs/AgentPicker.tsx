import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import { useMemo, useState } from 'react';
import type { AgentRow, Presence } from '../api/types.js';
import { Avatar } from '../app/Avatar.js';
import header from '../app/header.module.css';
import { useI18n } from '../i18n/use-i18n.js';
import { useAgents } from '../presence/use-presence.js';
import css from './dialogs.module.css';

const order: Record<Presence, number> = { online: 0, busy: 1, paused: 2, offline: 3 };

interface AgentPickerProps {
  value: string | null;
  /** Who has the ticket already. */
  without: string | null;
  onChange: (userId: string) => void;
}

/** Who could take it: those who are there first, the least loaded first among them. */
export function AgentPicker({ value, without, onChange }: AgentPickerProps) {
  const { t } = useI18n();
  const { data } = useAgents();
  const [text, setText] = useState('');
  const rows = useMemo(() => {
    const fold = (one: string): string => one.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return (data ?? [])
      .filter((one) => one.userId !== without && fold(one.name).includes(fold(text)))
      .sort((a, b) => order[a.presence] - order[b.presence] || a.load - b.load || a.name.localeCompare(b.name));
  }, [data, text, without]);
  if (data === undefined) return <Skeleton variant="rounded" height={200} />;
  return (
    <>
      <TextField
        label={t('dialog.findAgent')}
        value={text}
        autoFocus
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { 'data-testid': 'agent-search', autoComplete: 'off' } }}
      />
      <div className={css.people} role="radiogroup" aria-label={t('dialog.agents')}>
        {rows.map((one) => (
          <AgentOption
            key={one.userId}
            agent={one}
            checked={one.userId === value}
            onChoose={() => onChange(one.userId)}
          />
        ))}
        {rows.length === 0 && <div className={css.none}>{t('dialog.noAgents')}</div>}
      </div>
    </>
  );
}

function AgentOption({ agent, checked, onChoose }: { agent: AgentRow; checked: boolean; onChoose: () => void }) {
  const { t } = useI18n();
  return (
    <label className={css.person}>
      <input
        type="radio"
        name="agent"
        checked={checked}
        onChange={onChoose}
        data-testid="agent-option"
        data-user-id={agent.userId}
      />
      <Avatar name={agent.name} size={32} />
      <span className={css.who}>
        <strong>{agent.name}</strong>
        <span className={css.presence}>
          <span className={header.dot} data-presence={agent.presence} aria-hidden />
          {t(`presence.${agent.presence}`)}
        </span>
      </span>
      <span className={css.load} title={t('presence.load')}>
        {agent.capacity === null ? agent.load : `${agent.load}/${agent.capacity}`}
      </span>
    </label>
  );
}
