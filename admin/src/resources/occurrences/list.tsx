import { AutocompleteInput, DataTable, ReferenceField, ReferenceInput, SelectField } from 'react-admin';
import { priorities } from '../../parts/choices.js';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';

const filters = [
  searchFilter,
  <ReferenceInput key="occurrenceTypeId" source="occurrenceTypeId" reference="occurrence-types">
    <AutocompleteInput />
  </ReferenceInput>,
  activeFilter,
];

export function OccurrenceList() {
  return (
    <ListPage filters={filters} sort={{ field: 'name', order: 'ASC' }}>
      <RecordTable hideOnPhone={['occurrenceTypeId', 'defaultPriority', 'defaultSolutionId']}>
        <NameColumn />
        <DataTable.Col source="occurrenceTypeId" disableSort>
          <ReferenceField source="occurrenceTypeId" reference="occurrence-types" link={false} />
        </DataTable.Col>
        <DataTable.Col source="defaultSolutionId" disableSort>
          <ReferenceField source="defaultSolutionId" reference="solutions" link={false} emptyText="—" />
        </DataTable.Col>
        <DataTable.Col source="defaultPriority" disableSort>
          <SelectField source="defaultPriority" choices={priorities} />
        </DataTable.Col>
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}
