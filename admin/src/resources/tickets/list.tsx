import {
  AutocompleteInput,
  BooleanInput,
  DataTable,
  ReferenceInput,
  SelectArrayInput,
  SelectField,
  SelectInput,
  TextField,
} from 'react-admin';
import { priorities, statuses } from '../../parts/choices.js';
import { searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { NameColumn, RecordTable } from '../../parts/RecordTable.js';
import { MomentField } from '../../parts/when.js';
import { StatusMark } from './StatusMark.js';

const views = ['mine', 'unassigned', 'all'].map((id) => ({ id, name: `resources.tickets.view.${id}` }));

const filters = [
  searchFilter,
  <SelectInput key="view" source="view" choices={views} alwaysOn emptyText="resources.tickets.view.all" />,
  <SelectArrayInput key="status" source="status" choices={statuses} />,
  <BooleanInput key="live" source="live" defaultValue={true} />,
  <ReferenceInput key="inboxId" source="inboxId" reference="inboxes">
    <AutocompleteInput />
  </ReferenceInput>,
  <ReferenceInput key="queueId" source="queueId" reference="queues">
    <AutocompleteInput />
  </ReferenceInput>,
  <ReferenceInput key="assigneeId" source="assigneeId" reference="users">
    <AutocompleteInput />
  </ReferenceInput>,
  <ReferenceInput key="sectorId" source="sectorId" reference="sectors">
    <AutocompleteInput />
  </ReferenceInput>,
];

export function TicketList() {
  return (
    <ListPage filters={filters} sort={{ field: 'lastActivityAt', order: 'DESC' }}>
      <RecordTable readOnly hideOnPhone={['inbox', 'assignee', 'priority', 'lastActivityAt']}>
        <NameColumn source="protocol" />
        <DataTable.Col source="contact" disableSort>
          <TextField source="contact.name" />
        </DataTable.Col>
        <DataTable.Col source="status" disableSort>
          <StatusMark />
        </DataTable.Col>
        <DataTable.Col source="assignee" disableSort>
          <TextField source="assignee.name" emptyText="—" />
        </DataTable.Col>
        <DataTable.Col source="inbox" disableSort>
          <TextField source="inbox.name" />
        </DataTable.Col>
        <DataTable.Col source="priority" disableSort>
          <SelectField source="priority" choices={priorities} />
        </DataTable.Col>
        <DataTable.Col source="lastActivityAt">
          <MomentField source="lastActivityAt" />
        </DataTable.Col>
      </RecordTable>
    </ListPage>
  );
}
