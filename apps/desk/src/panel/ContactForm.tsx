import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { keys } from '../api/keys.js';
import { contact as readContact, saveContact } from '../api/people.js';
import { ApiProblem } from '../api/problem.js';
import type { TicketDetail } from '../api/types.js';
import { explain, notify } from '../app/notices.js';
import { useI18n } from '../i18n/use-i18n.js';
import { useMay } from '../session/use-session.js';
import { ConflictAlert } from './ConflictAlert.js';
import { fieldError } from './field-error.js';
import css from './panel.module.css';

type Fields = { name: string; phone: string; email: string };

/** Name, phone and e-mail of the contact. */
export function ContactForm({ ticket }: { ticket: TicketDetail }) {
  const { t } = useI18n();
  const may = useMay();
  const client = useQueryClient();
  const id = ticket.contact.id;
  const { data, error } = useQuery({ queryKey: keys.contact(id), queryFn: ({ signal }) => readContact(id, signal) });
  const [edited, setEdited] = useState<Fields | null>(null);
  const mayEdit = may('contacts.update', 'contacts.edit');

  const save = useMutation({
    mutationFn: (fields: Fields) =>
      saveContact(
        id,
        { name: fields.name.trim(), phone: fields.phone.trim() || null, email: fields.email.trim() || null },
        data?.version ?? 0,
      ),
    onSuccess: (next) => {
      client.setQueryData(keys.contact(id), next);
      void client.invalidateQueries({ queryKey: keys.contact(id) });
      void client.invalidateQueries({ queryKey: keys.ticket(ticket.id) });
      void client.invalidateQueries({ queryKey: keys.lists });
      setEdited(null);
      notify('success', t('panel.saved'));
    },
  });
  if (data === undefined) {
    return error === null ? (
      <Skeleton variant="rounded" height={150} />
    ) : (
      <Alert severity="error">{explain(error)}</Alert>
    );
  }
  const stored: Fields = { name: data.name, phone: data.phone ?? '', email: data.email ?? '' };
  const fields = edited ?? stored;
  const stale = save.error instanceof ApiProblem && save.error.status === 412;
  const reload = (): void => {
    save.reset();
    setEdited(null);
    void client.invalidateQueries({ queryKey: keys.contact(id) });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(fields);
  };
  const field = (name: keyof Fields, type: string) => {
    const message = fieldError(save.error, name);
    return (
      <TextField
        label={t(`field.${name}`)}
        type={type}
        value={fields[name]}
        disabled={!mayEdit}
        error={message !== null}
        helperText={message}
        onChange={(event) => setEdited({ ...fields, [name]: event.target.value })}
        slotProps={{ htmlInput: { 'data-testid': `panel-contact-${name}`, autoComplete: 'off' } }}
      />
    );
  };
  return (
    <form className={css.section} onSubmit={submit} noValidate>
      <h3 className={css.title}>{t('panel.contact')}</h3>
      {stale && <ConflictAlert onReload={reload} />}
      {save.error !== null && !stale && <Alert severity="error">{explain(save.error)}</Alert>}
      {field('name', 'text')}
      {field('phone', 'tel')}
      {field('email', 'email')}
      {mayEdit && edited !== null && (
        <div className={css.buttons}>
          <Button variant="outlined" onClick={reload}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={save.isPending} data-testid="panel-contact-save">
            {t('app.save')}
          </Button>
        </div>
      )}
    </form>
  );
}
