import { DataTable } from 'react-admin';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';

const filters = [searchFilter, activeFilter];

export function IdentityProviderList() {
  return (
    <ListPage filters={filters} sort={{ field: 'name', order: 'ASC' }}>
      <RecordTable hideOnPhone={['issuer']}>
        <NameColumn />
        <DataTable.Col source="issuer" disableSort />
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}
