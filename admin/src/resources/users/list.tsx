import { AutocompleteInput, DataTable, ReferenceField, ReferenceInput } from 'react-admin';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';
import { MomentField } from '../../parts/when.js';

const filters = [
  searchFilter,
  <ReferenceInput key="profileId" source="profileId" reference="profiles">
    <AutocompleteInput />
  </ReferenceInput>,
  activeFilter,
];

export function UserList() {
  return (
    <ListPage filters={filters} sort={{ field: 'name', order: 'ASC' }}>
      <RecordTable hideOnPhone={['login', 'email', 'lastSignInAt']}>
        <NameColumn />
        <DataTable.Col source="login" />
        <DataTable.Col source="email" />
        <DataTable.Col source="profileId" disableSort>
          <ReferenceField source="profileId" reference="profiles" link={false} />
        </DataTable.Col>
        <DataTable.Col source="lastSignInAt">
          <MomentField source="lastSignInAt" />
        </DataTable.Col>
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}
