import { DataTable } from 'react-admin';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';
import { MomentField } from '../../parts/when.js';

export function CustomerList() {
  return (
    <ListPage filters={[searchFilter, activeFilter]} sort={{ field: 'name', order: 'ASC' }}>
      <RecordTable hideOnPhone={['createdAt']}>
        <NameColumn />
        <DataTable.Col source="taxId" disableSort />
        <DataTable.Col source="createdAt">
          <MomentField source="createdAt" />
        </DataTable.Col>
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}
