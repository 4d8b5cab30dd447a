import Alert from '@mui/material/Alert';
import Autocomplete from '@mui/material/Autocomplete';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../api/keys.js';
import { agents } from '../api/people.js';
import { ticketAccess } from '../api/tickets.js';
import type { TicketDetail } from '../api/types.js';
import { explain } from '../app/notices.js';
import { useI18n } from '../i18n/use-i18n.js';
import { Icon } from '../icons/Icon.js';
import { useMe } from '../session/use-session.js';
import css from './panel.module.css';

interface Person {
  id: string;
  name: string;
}

/** Why a person sees this ticket or does not (IAM-9a); begins with oneself. */
export function AccessTab({ ticket }: { ticket: TicketDetail }) {
  const { t } = useI18n();
  const { id, name } = useMe();
  const [person, setPerson] = useState<Person>({ id, name });
  const { data: people } = useQuery({ queryKey: keys.agents, queryFn: ({ signal }) => agents(signal) });
  const { data, error } = useQuery({
    queryKey: ['ticket-access', ticket.id, ticket.version, person.id],
    queryFn: ({ signal }) => ticketAccess(ticket.id, person.id, signal),
  });
  const options: Person[] = (people ?? []).map((one) => ({ id: one.userId, name: one.name }));
  return (
    <div data-testid="ticket-access">
      <Autocomplete
        options={options.some((one) => one.id === id) ? options : [{ id, name }, ...options]}
        value={person}
        disableClearable
        size="small"
        getOptionLabel={(one) => one.name}
        getOptionKey={(one) => one.id}
        isOptionEqualToValue={(one, other) => one.id === other.id}
        onChange={(_event, value) => setPerson(value)}
        renderInput={(props) => <TextField {...props} label={t('panel.accessOf')} margin="dense" />}
      />
      {error !== null && <Alert severity="error">{explain(error)}</Alert>}
      {data === undefined && error === null && <Skeleton variant="rounded" height={160} />}
      {data !== undefined && (
        <div role="status">
          <Alert severity={data.reached ? 'success' : 'warning'}>{data.text}</Alert>
          <ul className={css.line}>
            {data.reasons.map((reason) => (
              <li key={reason.permission ?? reason.kind} data-matched={reason.matched}>
                <span className={css.mark}>
                  <Icon name={reason.matched ? 'check' : 'close'} size={15} />
                </span>
                <div className={css.sentence}>
                  <span className="sr-only">{t(reason.matched ? 'panel.accessYes' : 'panel.accessNo')}: </span>
                  {reason.text}
                </div>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
