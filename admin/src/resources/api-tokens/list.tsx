import { DataTable, DeleteWithConfirmButton, useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import { searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { RecordTable } from '../../parts/RecordTable.js';
import { MomentField } from '../../parts/when.js';

export function ApiTokenList() {
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
          <Validity />
        </DataTable.Col>
        <DataTable.Col label="resources.api-tokens.actions" disableSort>
          <RevokeButton />
        </DataTable.Col>
      </RecordTable>
    </ListPage>
  );
}

/** Until when it works, or why it does not any more. */
function Validity() {
  const translate = useTranslate();
  const record = useRecordContext();
  if (record?.revokedAt) return <>{translate('resources.api-tokens.isRevoked')}</>;
  if (!record?.expiresAt) return <>{translate('resources.api-tokens.always')}</>;
  return <MomentField source="expiresAt" />;
}

function RevokeButton() {
  const translate = useTranslate();
  const record = useRecordContext();
  const { canAccess } = useCanAccess({ resource: 'api-tokens', action: 'delete' });
  if (canAccess !== true || record?.revokedAt) return null;
  return (
    <DeleteWithConfirmButton
      label="resources.api-tokens.revoke"
      mutationMode="pessimistic"
      confirmTitle={translate('resources.api-tokens.revoke')}
      confirmContent={translate('resources.api-tokens.revokeText')}
      successMessage="resources.api-tokens.revoked"
      redirect={false}
    />
  );
}

function Prefix() {
  return <code>{String(useRecordContext()?.prefix ?? '')}…</code>;
}

function PermissionCount() {
  return <>{((useRecordContext()?.permissions ?? []) as unknown[]).length}</>;
}
