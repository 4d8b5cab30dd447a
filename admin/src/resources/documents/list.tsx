import { Typography } from '@mui/material';
import { BooleanInput, DataTable, useLocale, useRecordContext, useTranslate } from 'react-admin';
import { activeFilter, searchFilter } from '../../parts/filters.js';
import { ListPage } from '../../parts/ListPage.js';
import { ActiveColumn, NameColumn, RecordTable } from '../../parts/RecordTable.js';

const filters = [searchFilter, <BooleanInput key="expired" source="expired" helperText={false} />, activeFilter];

export function DocumentList() {
  return (
    <ListPage filters={filters} sort={{ field: 'name', order: 'ASC' }}>
      <RecordTable hideOnPhone={['kind', 'fileId']}>
        <NameColumn />
        <DataTable.Col source="kind" />
        <DataTable.Col source="fileId" disableSort>
          <FileName />
        </DataTable.Col>
        <DataTable.Col source="validUntil">
          <Until />
        </DataTable.Col>
        <ActiveColumn />
      </RecordTable>
    </ListPage>
  );
}

function FileName() {
  const file = useRecordContext()?.file as { name: string } | null | undefined;
  return <>{file?.name ?? '—'}</>;
}

/** Its last day, and whether that is over: in words, not by colour alone. */
function Until() {
  const until = useRecordContext()?.validUntil as string | null | undefined;
  const locale = useLocale();
  const translate = useTranslate();
  if (!until) return <>—</>;
  const [year = 0, month = 1, day = 1] = until.split('-').map(Number);
  const isOver = new Date(year, month - 1, day + 1).getTime() <= Date.now();
  return (
    <>
      {new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).format(new Date(year, month - 1, day))}
      {isOver && (
        <Typography component="span" variant="caption" sx={(theme) => ({ color: theme.tokens.dangerText, ml: 1 })}>
          {translate('resources.documents.expired')}
        </Typography>
      )}
    </>
  );
}
