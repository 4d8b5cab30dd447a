import { BooleanField, BooleanInput, DataTable, useRecordContext } from 'react-admin';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';

const filters = [
  searchFilter,
  <BooleanInput key="automaticAssignment" source="automaticAssignment" helperText={false} />,
  activeFilter,
];

export function TeamList() {
  return (
    <ListPage filters={filters} sort={{ field: 'name', order: 'ASC' }}>
      <RecordTable hideOnPhone={['description', 'automaticAssignment']}>
        <NameColumn />
        <DataTable.Col source="description" disableSort />
        <DataTable.Col source="automaticAssignment" disableSort>
          <BooleanField source="automaticAssignment" />
        </DataTable.Col>
        <DataTable.Col source="memberIds" disableSort align="right">
          <MemberCount />
        </DataTable.Col>
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}

function MemberCount() {
  return <>{((useRecordContext()?.memberIds ?? []) as unknown[]).length}</>;
}
