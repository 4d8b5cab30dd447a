import { DataTable, SelectField, useRecordContext } from 'react-admin';
import { strategies } from '../../parts/choices.js';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';

export function QueueList() {
  return (
    <ListPage filters={[searchFilter, activeFilter]} sort={{ field: 'name', order: 'ASC' }}>
      <RecordTable hideOnPhone={['strategy', 'capacity']}>
        <NameColumn />
        <DataTable.Col source="strategy" disableSort>
          <SelectField source="strategy" choices={strategies} />
        </DataTable.Col>
        <DataTable.NumberCol source="capacity" />
        <DataTable.Col source="members" disableSort align="right">
          <MemberCount />
        </DataTable.Col>
        <DataTable.NumberCol source="waiting" disableSort />
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}

function MemberCount() {
  return <>{((useRecordContext()?.members ?? []) as unknown[]).length}</>;
}
