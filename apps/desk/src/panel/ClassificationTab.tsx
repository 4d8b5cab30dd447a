import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useState, type FormEvent } from 'react';
import { ApiProblem } from '../api/problem.js';
import { classifyTicket, type Classification } from '../api/tickets.js';
import type { Named, Occurrence, Priority, TicketDetail } from '../api/types.js';
import { explain, notify } from '../app/notices.js';
import { TypeAhead } from '../app/TypeAhead.js';
import { useTicketVerb } from '../conversation/use-ticket.js';
import { useI18n } from '../i18n/use-i18n.js';
import { useMay } from '../session/use-session.js';
import { PriorityChoice } from './PriorityChoice.js';
import { ConflictAlert } from './ConflictAlert.js';
import css from './panel.module.css';

interface Fields {
  sector: Named | null;
  occurrenceType: Named | null;
  occurrence: Named | null;
  priority: Priority;
}

const fieldsOf = (ticket: TicketDetail): Fields => ({
  sector: ticket.sector,
  occurrenceType: ticket.occurrenceType,
  occurrence: ticket.occurrence,
  priority: ticket.priority,
});

const wire = (fields: Fields): Classification => ({
  sectorId: fields.sector?.id ?? null,
  occurrenceTypeId: fields.occurrenceType?.id ?? null,
  occurrenceId: fields.occurrence?.id ?? null,
  priority: fields.priority,
});

const same = (a: Fields, b: Fields): boolean => JSON.stringify(wire(a)) === JSON.stringify(wire(b));

/** What the ticket is about: each choice narrows the next. Saved against the version that was read, never over it. */
export function ClassificationTab({ ticket }: { ticket: TicketDetail }) {
  const { t, format } = useI18n();
  const may = useMay();
  const [edited, setEdited] = useState<{ from: TicketDetail; fields: Fields } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const stored = fieldsOf(ticket);
  const fields = edited?.fields ?? stored;
  const base = edited?.from ?? ticket;
  const changed = !same(fields, stored);
  const mayEdit = may('tickets.classify');
  // Somebody else classified it while this form was being filled in: his change is not to be overwritten unseen.
  const overtaken = edited !== null && !same(fieldsOf(base), stored);

  const save = useTicketVerb(
    (input: Fields) => classifyTicket(ticket.id, wire(input), overtaken ? base.version : ticket.version),
    () => {
      setEdited(null);
      notify('success', t('panel.saved'));
    },
  );
  const edit = (next: Partial<Fields>): void => {
    setProblem(null);
    setEdited({ from: base, fields: { ...fields, ...next } });
  };
  const reload = (): void => {
    setProblem(null);
    setEdited(null);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(fields, { onError: setProblem });
  };
  const stale = (problem instanceof ApiProblem && problem.status === 412) || overtaken;
  return (
    <form className={css.form} onSubmit={submit}>
      {stale && <ConflictAlert onReload={reload} />}
      {problem !== null && !stale && <Alert severity="error">{explain(problem)}</Alert>}
      <TypeAhead
        label={t('field.sector')}
        resource="/sectors"
        value={fields.sector}
        disabled={!mayEdit}
        onChange={(sector) => edit({ sector, occurrenceType: null, occurrence: null })}
        testId="panel-sector"
      />
      <TypeAhead
        label={t('field.occurrenceType')}
        resource="/occurrence-types"
        filter={fields.sector === null ? {} : { sectorId: fields.sector.id }}
        value={fields.occurrenceType}
        disabled={!mayEdit}
        onChange={(occurrenceType) => edit({ occurrenceType, occurrence: null })}
        testId="panel-occurrence-type"
      />
      <TypeAhead<Occurrence>
        label={t('field.occurrence')}
        resource="/occurrences"
        filter={fields.occurrenceType === null ? {} : { occurrenceTypeId: fields.occurrenceType.id }}
        value={fields.occurrence}
        disabled={!mayEdit || fields.occurrenceType === null}
        helper={fields.occurrenceType === null && mayEdit ? t('panel.typeFirst') : undefined}
        onChange={(occurrence) =>
          edit({ occurrence, ...(occurrence === null ? {} : { priority: occurrence.defaultPriority as Priority }) })
        }
        testId="panel-occurrence"
      />
      <PriorityChoice value={fields.priority} disabled={!mayEdit} onChange={(priority) => edit({ priority })} />
      {mayEdit && edited !== null && changed && (
        <div className={css.buttons}>
          <Button variant="outlined" onClick={reload}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={stale} loading={save.isPending} data-testid="panel-save">
            {t('app.save')}
          </Button>
        </div>
      )}
      <section className={css.section}>
        <h3 className={css.title}>{t('panel.facts')}</h3>
        <dl className={css.facts}>
          <dt>{t('field.inbox')}</dt>
          <dd>{ticket.inbox.name}</dd>
          <dt>{t('field.queue')}</dt>
          <dd>{ticket.queue?.name ?? '—'}</dd>
          <dt>{t('field.assignee')}</dt>
          <dd>{ticket.assignee?.name ?? t('ticket.nobody')}</dd>
          <dt>{t('field.openedAt')}</dt>
          <dd>{format.dateTime(new Date(ticket.createdAt))}</dd>
          {ticket.finishedAt !== null && (
            <>
              <dt>{t('field.finishedAt')}</dt>
              <dd>{format.dateTime(new Date(ticket.finishedAt))}</dd>
            </>
          )}
          {ticket.solution !== null && (
            <>
              <dt>{t('field.solution')}</dt>
              <dd>{ticket.solution.name}</dd>
            </>
          )}
        </dl>
      </section>
    </form>
  );
}
