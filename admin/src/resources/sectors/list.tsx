import { Box } from '@mui/material';
import { DataTable, ReferenceField, useRecordContext } from 'react-admin';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';

export function SectorList() {
  return (
    <ListPage filters={[searchFilter, activeFilter]} sort={{ field: 'path', order: 'ASC' }} perPage={50}>
      <RecordTable hideOnPhone={['code', 'managerId', 'email']}>
        <NameColumn>
          <Indented />
        </NameColumn>
        <DataTable.Col source="code" />
        <DataTable.Col source="managerId" disableSort>
          <ReferenceField source="managerId" reference="users" link={false} emptyText="—" />
        </DataTable.Col>
        <DataTable.Col source="email" disableSort />
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}

/** The name, set in by its depth when the list comes in the order of the tree. */
function Indented() {
  const record = useRecordContext();
  const depth = typeof record?.depth === 'number' ? record.depth : 0;
  return (
    <Box component="span" sx={{ pl: depth * 2.5 }}>
      {String(record?.name)}
    </Box>
  );
}
