import { DataTable, DeleteWithConfirmButton, useRecordContext, useTranslate } from 'react-admin';
import { searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { RecordTable } from '../../parts/RecordTable.js';
import { MomentField } from '../../parts/when.js';

export function ApiTokenList() {
  const translate = useTranslate();
  return (
    <ListPage filters={[searchFilter]} sort={{ field: 'createdAt', order: 'DESC' }}>
      <RecordTable readOnly hideOnPhone={['prefix', 'permissions', 'createdAt', 'lastUsedAt']}>
        <DataTable.Col source="name" sx={{ fontWeight: 600 }} />
        <DataTable.Col source="prefix" disableSort>
          <Prefix />
        </DataTable.Col>
        <DataTable.Col source="permissions" disableSort align="right">
          <PermissionCount />
        </DataTable.Col>
        <DataTable.Col source="lastUsedAt">
          <MomentField source="lastUsedAt" />
        </DataTable.Col>
        <DataTable.Col source="expiresAt" disableSort>
          <MomentField source="expiresAt" />
        </DataTable.Col>
        <DataTable.Col label={false}>
          <DeleteWithConfirmButton
            label="resources.api-tokens.revoke"
            mutationMode="pessimistic"
            confirmTitle={translate('resources.api-tokens.revoke')}
            confirmContent={translate('resources.api-tokens.revokeText')}
            successMessage="resources.api-tokens.revoked"
            redirect={false}
          />
        </DataTable.Col>
      </RecordTable>
    </ListPage>
  );
}

function Prefix() {
  return <code>{String(useRecordContext()?.prefix ?? '')}…</code>;
}

function PermissionCount() {
  return <>{((useRecordContext()?.permissions ?? []) as unknown[]).length}</>;
}
