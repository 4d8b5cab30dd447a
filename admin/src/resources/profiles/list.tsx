import { DataTable, useRecordContext } from 'react-admin';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';
import { CompareButton } from './CompareButton.js';
import { BuiltInMark } from './BuiltInMark.js';

export function ProfileList() {
  return (
    <ListPage actions={<CompareButton />} filters={[searchFilter, activeFilter]} sort={{ field: 'name', order: 'ASC' }}>
      <RecordTable hideOnPhone={['description', 'permissions', 'builtIn']}>
        <NameColumn />
        <DataTable.Col source="description" disableSort sx={{ color: 'text.secondary', maxWidth: 420 }} />
        <DataTable.Col source="permissions" disableSort align="right">
          <PermissionCount />
        </DataTable.Col>
        <DataTable.Col source="builtIn" disableSort>
          <BuiltInMark />
        </DataTable.Col>
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}

function PermissionCount() {
  return <>{((useRecordContext()?.permissions ?? []) as unknown[]).length}</>;
}
