import { DataTable, SelectInput, useRecordContext, useTranslate } from 'react-admin';
import { reasonActions } from '../../parts/choices.js';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';

const filters = [
  searchFilter,
  <SelectInput key="action" source="action" label="resources.reasons.fields.actions" choices={reasonActions} />,
  activeFilter,
];

export function ReasonList() {
  return (
    <ListPage filters={filters} sort={{ field: 'name', order: 'ASC' }}>
      <RecordTable hideOnPhone={['actions', 'position']}>
        <NameColumn />
        <DataTable.Col source="actions" disableSort>
          <Actions />
        </DataTable.Col>
        <DataTable.NumberCol source="position" />
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}

function Actions() {
  const translate = useTranslate();
  const actions = (useRecordContext()?.actions ?? []) as string[];
  return <>{actions.map((action) => translate(`resources.reasons.actions.${action}`, { _: action })).join(', ')}</>;
}
