import { DataTable, SelectField, SelectInput, useRecordContext, useTranslate } from 'react-admin';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';
import { MomentField } from '../../parts/when.js';

const audiences = ['everybody', 'profiles', 'sectors', 'teams'].map((id) => ({
  id,
  name: `resources.notices.audiences.${id}`,
}));
const filters = [
  searchFilter,
  <SelectInput key="audience" source="audience" choices={audiences} helperText={false} />,
  activeFilter,
];

export function NoticeList() {
  return (
    <ListPage filters={filters} sort={{ field: 'startsAt', order: 'DESC' }}>
      <RecordTable hideOnPhone={['audience', 'startsAt', 'endsAt']}>
        <NameColumn source="title" />
        <DataTable.Col source="audience" disableSort>
          <SelectField source="audience" choices={audiences} />
        </DataTable.Col>
        <DataTable.Col source="startsAt">
          <MomentField source="startsAt" />
        </DataTable.Col>
        <DataTable.Col source="endsAt">
          <MomentField source="endsAt" />
        </DataTable.Col>
        <DataTable.Col label="resources.notices.period" disableSort>
          <Period />
        </DataTable.Col>
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}

function Period() {
  const translate = useTranslate();
  const record = useRecordContext();
  const time = (value: unknown) => new Date(String(value)).getTime();
  const now = Date.now();
  if (record === undefined) return null;
  const state =
    time(record.startsAt) > now ? 'upcoming' : record.endsAt !== null && time(record.endsAt) <= now ? 'over' : 'now';
  return <>{translate(`resources.notices.period_in_words.${state}`)}</>;
}
