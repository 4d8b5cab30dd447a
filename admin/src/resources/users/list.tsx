import { AutocompleteInput, DataTable, ReferenceField, ReferenceInput, SelectInput } from 'react-admin';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';
import { MomentField } from '../../parts/when.js';

const filters = [
  searchFilter,
  <ReferenceInput key="profileId" source="profileId" reference="profiles">
    <AutocompleteInput />
  </ReferenceInput>,
  <ReferenceInput
    key="levelId"
    source="levelId"
    reference="hierarchy-levels"
    sort={{ field: 'position', order: 'ASC' }}
    perPage={1000}
  >
    <SelectInput />
  </ReferenceInput>,
  <ReferenceInput key="belowId" source="belowId" reference="users" sort={{ field: 'name', order: 'ASC' }}>
    <AutocompleteInput label="resources.users.fields.belowId" />
  </ReferenceInput>,
  activeFilter,
];

export function UserList() {
  return (
    <ListPage filters={filters} sort={{ field: 'name', order: 'ASC' }}>
      <RecordTable hideOnPhone={['login', 'email', 'lastSignInAt', 'levelId', 'superiorId']}>
        <NameColumn />
        <DataTable.Col source="login" />
        <DataTable.Col source="email" />
        <DataTable.Col source="profileId" disableSort>
          <ReferenceField source="profileId" reference="profiles" link={false} />
        </DataTable.Col>
        <DataTable.Col source="levelId" disableSort>
          <ReferenceField source="levelId" reference="hierarchy-levels" link={false} emptyText="—" />
        </DataTable.Col>
        <DataTable.Col source="superiorId" disableSort>
          <ReferenceField source="superiorId" reference="users" link={false} emptyText="—" />
        </DataTable.Col>
        <DataTable.Col source="lastSignInAt">
          <MomentField source="lastSignInAt" />
        </DataTable.Col>
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}
