import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { keys } from '../api/keys.js';
import { contact as readContact, createCustomer, saveContact } from '../api/people.js';
import type { Named, TicketDetail } from '../api/types.js';
import { Avatar } from '../app/Avatar.js';
import { explain, notify } from '../app/notices.js';
import { TypeAhead } from '../app/TypeAhead.js';
import { useI18n } from '../i18n/use-i18n.js';
import { useMay } from '../session/use-session.js';
import { fieldError } from './field-error.js';
import css from './panel.module.css';
import { formatTaxId } from './tax-id.js';

/** The customer behind the contact: linked, found by name or document, or registered with CPF or CNPJ. */
export function CustomerForm({ ticket }: { ticket: TicketDetail }) {
  const { t } = useI18n();
  const may = useMay();
  const client = useQueryClient();
  const [mode, setMode] = useState<'shown' | 'find' | 'create'>('shown');
  const [found, setFound] = useState<Named | null>(null);
  const [name, setName] = useState(ticket.contact.name);
  const [taxId, setTaxId] = useState('');
  const mayLink = may('contacts.update', 'contacts.edit');
  const mayCreate = mayLink && may('customers.create');

  const link = useMutation({
    mutationFn: async (customerId: () => Promise<string | null>) => {
      const id = await customerId();
      const contact = await readContact(ticket.contact.id);
      return saveContact(contact.id, { customerId: id }, contact.version);
    },
    onSuccess: (contact) => {
      client.setQueryData(keys.contact(contact.id), contact);
      void client.invalidateQueries({ queryKey: keys.ticket(ticket.id) });
      setMode('shown');
      notify('success', t('panel.saved'));
    },
  });
  const create = (event: FormEvent): void => {
    event.preventDefault();
    link.mutate(async () => (await createCustomer({ name: name.trim(), taxId: taxId.trim() })).id);
  };
  const leave = (): void => {
    link.reset();
    setMode('shown');
  };
  const problems = (['name', 'taxId'] as const).map((field) => fieldError(link.error, field));
  const general = link.error !== null && problems.every((one) => one === null);
  return (
    <section className={css.section}>
      <h3 className={css.title}>{t('panel.customerOf')}</h3>
      {general && <Alert severity="error">{explain(link.error)}</Alert>}
      {mode === 'shown' && ticket.customer !== null && (
        <div className={css.card} data-testid="panel-customer-card">
          <Avatar name={ticket.customer.name} size={36} />
          <div>
            <strong>{ticket.customer.name}</strong>
            <span>{ticket.customer.taxId === null ? t('panel.noTaxId') : formatTaxId(ticket.customer.taxId)}</span>
          </div>
          {mayLink && (
            <Button
              size="small"
              onClick={() => link.mutate(() => Promise.resolve(null))}
              loading={link.isPending}
              data-testid="panel-customer-unlink"
            >
              {t('panel.unlink')}
            </Button>
          )}
        </div>
      )}
      {mode === 'shown' && ticket.customer === null && (
        <>
          <p style={{ margin: 0, color: 'var(--g-text-2)' }}>{t('panel.noCustomer')}</p>
          {mayLink && (
            <div className={css.buttons} style={{ justifyContent: 'flex-start' }}>
              {mayCreate && (
                <Button variant="outlined" onClick={() => setMode('create')} data-testid="panel-customer-create">
                  {t('panel.register')}
                </Button>
              )}
              <Button variant="outlined" onClick={() => setMode('find')} data-testid="panel-customer-find">
                {t('panel.link')}
              </Button>
            </div>
          )}
        </>
      )}
      {mode === 'find' && (
        <>
          <TypeAhead
            label={t('panel.findCustomer')}
            resource="/customers"
            value={found}
            onChange={setFound}
            autoFocus
            testId="panel-customer-search"
          />
          <div className={css.buttons}>
            <Button variant="outlined" onClick={leave}>
              {t('app.cancel')}
            </Button>
            <Button
              variant="contained"
              disabled={found === null}
              loading={link.isPending}
              onClick={() => link.mutate(() => Promise.resolve(found?.id ?? null))}
              data-testid="panel-customer-link"
            >
              {t('panel.link')}
            </Button>
          </div>
        </>
      )}
      {mode === 'create' && (
        <form onSubmit={create} className={css.form} noValidate>
          <TextField
            label={t('field.customerName')}
            value={name}
            required
            error={problems[0] !== null}
            helperText={problems[0]}
            onChange={(event) => setName(event.target.value)}
            slotProps={{ htmlInput: { 'data-testid': 'panel-customer-name' } }}
          />
          <TextField
            label={t('field.taxId')}
            value={taxId}
            required
            error={problems[1] !== null}
            helperText={problems[1] ?? t('panel.taxIdHint')}
            onChange={(event) => setTaxId(event.target.value)}
            onBlur={() => setTaxId(formatTaxId(taxId))}
            slotProps={{ htmlInput: { 'data-testid': 'panel-customer-taxid', autoComplete: 'off' } }}
          />
          <div className={css.buttons}>
            <Button variant="outlined" onClick={leave}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" variant="contained" loading={link.isPending} data-testid="panel-customer-save">
              {t('panel.registerAndLink')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
