import { DataTable, useRecordContext } from 'react-admin';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';
import { HealthMark } from './HealthTab.js';
import { useProviders } from './use-providers.js';

export function InboxList() {
  return (
    <ListPage filters={[searchFilter, activeFilter]} sort={{ field: 'name', order: 'ASC' }}>
      <RecordTable hideOnPhone={['provider', 'memberIds']}>
        <NameColumn />
        <DataTable.Col source="provider" disableSort>
          <ProviderName />
        </DataTable.Col>
        <DataTable.Col source="memberIds" disableSort align="right">
          <MemberCount />
        </DataTable.Col>
        <DataTable.Col source="health" disableSort>
          <HealthMark />
        </DataTable.Col>
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}

function ProviderName() {
  const record = useRecordContext();
  const providers = useProviders();
  return <>{providers.find((one) => one.provider === record?.provider)?.label ?? String(record?.provider ?? '')}</>;
}

function MemberCount() {
  return <>{((useRecordContext()?.memberIds ?? []) as unknown[]).length}</>;
}
