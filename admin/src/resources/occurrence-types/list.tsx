import {
  ChipField,
  DataTable,
  ReferenceArrayField,
  ReferenceInput,
  AutocompleteInput,
  SingleFieldList,
} from 'react-admin';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';

const filters = [
  searchFilter,
  <ReferenceInput key="sectorId" source="sectorId" reference="sectors">
    <AutocompleteInput label="resources.sectors.name" />
  </ReferenceInput>,
  activeFilter,
];

export function OccurrenceTypeList() {
  return (
    <ListPage filters={filters} sort={{ field: 'position', order: 'ASC' }}>
      <RecordTable hideOnPhone={['sectorIds', 'position']}>
        <NameColumn />
        <DataTable.Col source="sectorIds" disableSort>
          <ReferenceArrayField source="sectorIds" reference="sectors">
            <SingleFieldList linkType={false}>
              <ChipField source="name" size="small" />
            </SingleFieldList>
          </ReferenceArrayField>
        </DataTable.Col>
        <DataTable.NumberCol source="position" />
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}
