import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  AutocompleteInput,
  DataTable,
  DateTimeInput,
  ReferenceInput,
  SelectInput,
  TextInput,
  useDataProvider,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { auditWords } from '../../i18n/audit-words.js';
import { auditResource, auditSubject, auditVerb } from '../../parts/audit-words.js';
import { Changes } from '../../parts/Changes.js';
import { searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { MomentField } from '../../parts/when.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import type { AuditEntry } from '../../providers/types.js';
import { EntryDrawer } from './EntryDrawer.js';
import { ExportButton } from './ExportButton.js';

const subjectTypes = Object.keys(auditWords['pt-BR'].subject).map((id) => ({ id, name: `guiche.subject.${id}` }));
const toInstant = (value: string) => (value === '' ? null : new Date(value).toISOString());

const filters = [
  searchFilter,
  <SelectInput key="subjectType" source="subjectType" choices={subjectTypes} alwaysOn />,
  <ReferenceInput key="actorId" source="actorId" reference="users" alwaysOn>
    <AutocompleteInput />
  </ReferenceInput>,
  <ActionInput key="action" source="action" />,
  <DateTimeInput key="from" source="from" parse={toInstant} />,
  <DateTimeInput key="to" source="to" parse={toInstant} />,
  <TextInput key="subjectId" source="subjectId" />,
];

/** The trail: searched by who, what, which record and when; each entry opens with all it says; taken out as a file. */
export function AuditEntryList() {
  const [open, setOpen] = useState<AuditEntry | null>(null);
  return (
    <>
      <ListPage filters={filters} sort={{ field: 'at', order: 'DESC' }} canExport={false} actions={<ExportButton />}>
        <DataTable<AuditEntry>
          bulkActionButtons={false}
          size="small"
          rowClick={(_id, _resource, record) => {
            setOpen(record as AuditEntry);
            return false;
          }}
          sx={{
            '& .RaDataTable-row': { cursor: 'pointer' },
            '& .column-ip, & .column-changes': { display: { xs: 'none', sm: 'table-cell' } },
          }}
        >
          <DataTable.Col source="at" sx={{ whiteSpace: 'nowrap', verticalAlign: 'top' }}>
            <MomentField source="at" />
          </DataTable.Col>
          <DataTable.Col source="action" disableSort sx={{ verticalAlign: 'top' }}>
            <WhoDidWhat onOpen={setOpen} />
          </DataTable.Col>
          <DataTable.Col
            source="changes"
            label="resources.audit-entries.details"
            disableSort
            sx={{ maxWidth: 520, verticalAlign: 'top' }}
          >
            <Difference />
          </DataTable.Col>
          <DataTable.Col source="ip" disableSort sx={{ color: 'text.secondary', verticalAlign: 'top' }} />
        </DataTable>
      </ListPage>
      <EntryDrawer entry={open} onClose={() => setOpen(null)} />
    </>
  );
}

/** The actions that the trail knows, by their words. */
function ActionInput(props: { source: string }) {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data = [] } = useQuery({ queryKey: ['audit-actions'], queryFn: () => dataProvider.auditActions() });
  const choices = data.map((id) => ({ id, name: `${id} (${auditVerb(translate, id)})` }));
  return <AutocompleteInput {...props} choices={choices} translateChoice={false} />;
}

function WhoDidWhat({ onOpen }: { onOpen: (entry: AuditEntry) => void }) {
  const entry = useRecordContext<AuditEntry>();
  const translate = useTranslate();
  if (entry === undefined) return null;
  const { actor, action, subject } = entry;
  return (
    <>
      <Typography
        component="button"
        type="button"
        // The keyboard reaches by it what a click on the row reaches.
        onClick={(event) => {
          event.stopPropagation();
          onOpen(entry);
        }}
        sx={{
          font: 'inherit',
          color: 'inherit',
          textAlign: 'left',
          background: 'none',
          border: 0,
          p: 0,
          cursor: 'pointer',
          '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 2 },
        }}
      >
        <strong>{actor.name ?? translate(`guiche.actor.${actor.kind}`, { _: actor.kind })}</strong>{' '}
        {auditVerb(translate, action)}{' '}
        {subject.name !== null && subject.id !== actor.id && (
          <strong>{subject.name === '[erased]' ? translate('guiche.erased') : subject.name}</strong>
        )}
      </Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary', display: 'block' }}>
        {auditSubject(translate, subject.type)} · <code>{action}</code>
      </Typography>
    </>
  );
}

/** A short change as a whole; a long one (a new profile with fifty permissions) is told when the entry is opened. */
function Difference() {
  const entry = useRecordContext<AuditEntry>();
  const translate = useTranslate();
  if (entry === undefined || (entry.before === null && entry.after === null)) return null;
  if (JSON.stringify([entry.before, entry.after]).length > 400) {
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {translate('resources.audit-entries.details')}…
      </Typography>
    );
  }
  return <Changes before={entry.before} after={entry.after} resource={auditResource(entry.subject.type)} />;
}
