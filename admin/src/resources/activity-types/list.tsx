import { DataTable } from 'react-admin';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';

export function ActivityTypeList() {
  return (
    <ListPage filters={[searchFilter, activeFilter]} sort={{ field: 'name', order: 'ASC' }}>
      <RecordTable hideOnPhone={['description', 'position']}>
        <NameColumn />
        <DataTable.Col source="description" disableSort />
        <DataTable.NumberCol source="position" />
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}
