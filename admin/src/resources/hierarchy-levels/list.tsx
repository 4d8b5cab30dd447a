import ArrowDownwardIcon from '@mui/icons-material/ArrowDownward';
import ArrowUpwardIcon from '@mui/icons-material/ArrowUpward';
import { IconButton, Stack } from '@mui/material';
import {
  DataTable,
  useCanAccess,
  useListContext,
  useNotify,
  useRecordContext,
  useRefresh,
  useTranslate,
  useUpdate,
} from 'react-admin';
import { searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { NameColumn, RecordTable } from '../../parts/RecordTable.js';

export function HierarchyLevelList() {
  return (
    <ListPage filters={[searchFilter]} sort={{ field: 'position', order: 'ASC' }} perPage={100}>
      <RecordTable>
        <NameColumn />
        <DataTable.NumberCol source="position" />
        <DataTable.NumberCol source="people" disableSort />
        <DataTable.Col source="move" label="" disableSort align="right">
          <MoveButtons />
        </DataTable.Col>
      </RecordTable>
    </ListPage>
  );
}

/** The order is changed where it is seen: one step up or down, at once. */
function MoveButtons() {
  const record = useRecordContext();
  const { total = 0, sort } = useListContext();
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [update, { isPending }] = useUpdate();
  const { canAccess } = useCanAccess({ resource: 'hierarchy-levels', action: 'edit' });
  if (record === undefined || canAccess !== true || sort.field !== 'position') return null;
  const position = Number(record.position);
  const name = String(record.name);
  const move = (to: number) =>
    void update(
      'hierarchy-levels',
      { id: record.id, data: { position: to, version: record.version as number }, previousData: record },
      {
        onSuccess: () => {
          notify('resources.hierarchy-levels.moved', { type: 'info', messageArgs: { name, position: to } });
          refresh();
        },
        onError: (error) => notify(error.message, { type: 'error' }),
      },
    );
  const isUpward = sort.order === 'ASC';
  const steps = [
    { label: 'up', to: position - 1, Icon: isUpward ? ArrowUpwardIcon : ArrowDownwardIcon },
    { label: 'down', to: position + 1, Icon: isUpward ? ArrowDownwardIcon : ArrowUpwardIcon },
  ];
  return (
    <Stack
      component="span"
      direction="row"
      sx={{ justifyContent: 'flex-end' }}
      onClick={(event) => event.stopPropagation()}
    >
      {steps.map(({ label, to, Icon }) => (
        <IconButton
          key={label}
          size="small"
          disabled={isPending || to < 1 || to > total}
          aria-label={translate(`resources.hierarchy-levels.${label}`, { name })}
          onClick={() => move(to)}
        >
          <Icon fontSize="small" />
        </IconButton>
      ))}
    </Stack>
  );
}
