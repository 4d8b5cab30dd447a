import { DataTable, ReferenceField } from 'react-admin';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';

export function ContactList() {
  return (
    <ListPage filters={[searchFilter, activeFilter]} sort={{ field: 'name', order: 'ASC' }}>
      <RecordTable hideOnPhone={['email', 'customerId']}>
        <NameColumn />
        <DataTable.Col source="phone" disableSort />
        <DataTable.Col source="email" disableSort />
        <DataTable.Col source="customerId" disableSort>
          <ReferenceField source="customerId" reference="customers" link={false} emptyText="—" />
        </DataTable.Col>
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}
