import {
  AutocompleteInput,
  DataTable,
  ReferenceField,
  ReferenceInput,
  SelectField,
  SelectInput,
  TextField,
} from 'react-admin';
import { ListPage } from '../../parts/ListPage.js';
import { RecordTable } from '../../parts/RecordTable.js';
import { MomentField } from '../../parts/when.js';

const states = ['pending', 'converted', 'discarded'].map((id) => ({ id, name: `resources.intakes.state.${id}` }));

const filters = [
  <SelectInput key="state" source="state" choices={states} alwaysOn />,
  <ReferenceInput key="inboxId" source="inboxId" reference="inboxes" alwaysOn>
    <AutocompleteInput />
  </ReferenceInput>,
];

export function IntakeList() {
  return (
    <ListPage filters={filters} sort={{ field: 'createdAt', order: 'DESC' }}>
      <RecordTable readOnly hideOnPhone={['inbox', 'decidedAt']}>
        <DataTable.Col source="contact" disableSort sx={{ fontWeight: 600 }}>
          <TextField source="contact.name" />
        </DataTable.Col>
        <DataTable.Col source="inbox" disableSort>
          <TextField source="inbox.name" />
        </DataTable.Col>
        <DataTable.Col source="state" disableSort>
          <SelectField source="state" choices={states} />
        </DataTable.Col>
        <DataTable.Col source="ticketId" disableSort>
          <ReferenceField source="ticketId" reference="tickets" link="show" emptyText="—" />
        </DataTable.Col>
        <DataTable.Col source="createdAt">
          <MomentField source="createdAt" />
        </DataTable.Col>
        <DataTable.Col source="decidedAt" disableSort>
          <MomentField source="decidedAt" />
        </DataTable.Col>
      </RecordTable>
    </ListPage>
  );
}
