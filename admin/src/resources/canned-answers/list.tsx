import { DataTable, TextField } from 'react-admin';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';

export function CannedAnswerList() {
  return (
    <ListPage filters={[searchFilter, activeFilter]} sort={{ field: 'shortcut', order: 'ASC' }}>
      <RecordTable hideOnPhone={['body']}>
        <NameColumn source="title" />
        <DataTable.Col source="shortcut" />
        <DataTable.Col source="body" disableSort sx={{ maxWidth: 420 }}>
          <TextField source="body" noWrap sx={{ display: 'block', color: 'text.secondary' }} />
        </DataTable.Col>
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}
