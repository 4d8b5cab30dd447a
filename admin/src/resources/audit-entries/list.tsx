import { Box, Typography } from '@mui/material';
import {
  AutocompleteInput,
  DataTable,
  DateTimeInput,
  ReferenceInput,
  SelectInput,
  TextInput,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { auditVerb } from '../../parts/audit-words.js';
import { Changes } from '../../parts/Changes.js';
import { searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { RecordTable } from '../../parts/RecordTable.js';
import { MomentField } from '../../parts/when.js';
import type { AuditEntry } from '../../providers/types.js';
import { messages } from './messages.js';

const subjectTypes = Object.keys(messages['pt-BR'].subjectTypes).map((id) => ({
  id,
  name: `resources.audit-entries.subjectTypes.${id}`,
}));

const filters = [
  searchFilter,
  <SelectInput key="subjectType" source="subjectType" choices={subjectTypes} alwaysOn />,
  <ReferenceInput key="actorId" source="actorId" reference="users" alwaysOn>
    <AutocompleteInput />
  </ReferenceInput>,
  <TextInput key="action" source="action" />,
  <DateTimeInput
    key="from"
    source="from"
    parse={(value: string) => (value === '' ? null : new Date(value).toISOString())}
  />,
  <DateTimeInput
    key="to"
    source="to"
    parse={(value: string) => (value === '' ? null : new Date(value).toISOString())}
  />,
  <TextInput key="subjectId" source="subjectId" />,
];

export function AuditEntryList() {
  return (
    <ListPage filters={filters} sort={{ field: 'at', order: 'DESC' }}>
      <RecordTable readOnly hideOnPhone={['ip', 'changes']}>
        <DataTable.Col source="at" sx={{ whiteSpace: 'nowrap', verticalAlign: 'top' }}>
          <MomentField source="at" />
        </DataTable.Col>
        <DataTable.Col source="action" disableSort sx={{ verticalAlign: 'top' }}>
          <WhoDidWhat />
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
      </RecordTable>
    </ListPage>
  );
}

function WhoDidWhat() {
  const entry = useRecordContext<AuditEntry>();
  const translate = useTranslate();
  if (entry === undefined) return null;
  const { actor, action, subject } = entry;
  return (
    <>
      <Typography component="div" sx={{ fontSize: 'inherit' }}>
        <strong>{actor.name ?? translate(`guiche.actor.${actor.kind}`, { _: actor.kind })}</strong>{' '}
        {auditVerb(translate, action)}{' '}
        {subject.name !== null && subject.id !== actor.id && <strong>{subject.name}</strong>}
      </Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {translate(`resources.audit-entries.subjectTypes.${subject.type}`, { _: subject.type })} · <code>{action}</code>
      </Typography>
    </>
  );
}

/** All of a change, folded away when it is long (a new profile with fifty permissions). */
function Difference() {
  const entry = useRecordContext<AuditEntry>();
  const translate = useTranslate();
  if (entry === undefined || (entry.before === null && entry.after === null)) return null;
  const changes = <Changes before={entry.before} after={entry.after} resource={`${entry.subject.type}s`} />;
  const isLong = JSON.stringify([entry.before, entry.after]).length > 400;
  if (!isLong) return changes;
  return (
    <Box component="details">
      <Box component="summary" sx={{ cursor: 'pointer', color: 'primary.main', fontWeight: 600, mb: 0.5 }}>
        {translate('resources.audit-entries.details')}
      </Box>
      {changes}
    </Box>
  );
}
