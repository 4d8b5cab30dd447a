import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import {
  DataTable,
  ListContextProvider,
  ReferenceField,
  useListContext,
  useRecordContext,
  useStore,
} from 'react-admin';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { SectorTree } from './SectorTree.js';
import { treeOrder } from './tree-order.js';
import { ViewChoice, type SectorView } from './ViewChoice.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';

/** Sectors as the tree they are, or as the list that is filtered and exported. */
export function SectorList() {
  const [view, setView] = useStore<SectorView>('sectors.view', 'tree');
  const choice = <ViewChoice view={view} onView={setView} />;
  return view === 'tree' ? <SectorTree actions={choice} /> : <FlatList actions={choice} />;
}

function FlatList({ actions }: { actions: ReactNode }) {
  return (
    <ListPage
      filters={[searchFilter, activeFilter]}
      sort={{ field: 'position', order: 'ASC' }}
      perPage={100}
      actions={actions}
    >
      <InTreeOrder>
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
      </InTreeOrder>
    </ListPage>
  );
}

/** Puts each sector below its parent, in the list's own order among siblings; a list sorted otherwise stays flat. */
function InTreeOrder({ children }: { children: ReactNode }) {
  const list = useListContext();
  const isTree = list.sort.field === 'position' && list.data !== undefined;
  return (
    <ListContextProvider value={isTree ? { ...list, data: treeOrder(list.data) } : list}>
      {children}
    </ListContextProvider>
  );
}

/** The name, set in by its depth. */
function Indented() {
  const record = useRecordContext();
  const depth = typeof record?.depth === 'number' ? record.depth : 0;
  return (
    <Box component="span" sx={{ pl: depth * 3 }}>
      {String(record?.name)}
    </Box>
  );
}
