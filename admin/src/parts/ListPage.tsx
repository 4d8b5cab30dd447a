import { Alert, Button, Card, Stack, Box } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import {
  CreateButton,
  ExportButton,
  FilterButton,
  FilterContext,
  FilterForm,
  ListBase,
  Pagination,
  useGetResourceLabel,
  useListContext,
  useTranslate,
  type SortPayload,
} from 'react-admin';
import { exportRecords } from './export-records.js';
import { EmptyState } from './EmptyState.js';
import { PageBody, PageHeader } from './PageHeader.js';
import { useResourceSpec } from './resource.js';

interface ListPageProps {
  /** Inputs of the filter; those marked `alwaysOn` stand there from the start. */
  filters: ReactElement[];
  sort: SortPayload;
  children: ReactNode;
  /** A permanent filter, not shown. */
  filter?: Record<string, unknown>;
  filterDefaultValues?: Record<string, unknown>;
  actions?: ReactNode;
  canExport?: boolean;
  perPage?: number;
}

/** A list as every resource has it: title and purpose, +Novo, Filtro, Exportar, the table, pages, and a word when it is empty. */
export function ListPage({ filters, sort, children, actions, canExport = true, perPage = 25, ...rest }: ListPageProps) {
  return (
    <ListBase sort={sort} perPage={perPage} exporter={exportRecords} {...rest}>
      <FilterContext.Provider value={filters}>
        <PageBody>
          <Header canExport={canExport} actions={actions} />
          <Table>{children}</Table>
        </PageBody>
      </FilterContext.Provider>
    </ListBase>
  );
}

function Header({ canExport, actions }: { canExport: boolean; actions?: ReactNode }) {
  const spec = useResourceSpec();
  const translate = useTranslate();
  const label = useGetResourceLabel();
  const { total } = useListContext();
  return (
    <PageHeader
      isCompact
      title={label(spec.name, 2)}
      about={translate(`resources.${spec.name}.about`)}
      actions={
        <>
          {actions}
          {canExport && (total ?? 0) > 0 && <ExportButton variant="outlined" size="medium" />}
          {spec.pages.create !== undefined && <CreateButton variant="contained" size="medium" />}
        </>
      }
    />
  );
}

function Table({ children }: { children: ReactNode }) {
  const { error, isPending, total, data, filterValues, refetch, selectedIds } = useListContext();
  const translate = useTranslate();
  const filtered = Object.keys(filterValues ?? {}).length > 0;
  if (error) {
    return (
      <Alert
        severity="error"
        action={
          <Button color="inherit" size="small" onClick={() => void refetch()}>
            {translate('ra.action.refresh')}
          </Button>
        }
      >
        {error.message}
      </Alert>
    );
  }
  if (!isPending && !filtered && total === 0 && data?.length === 0) {
    return (
      <Card>
        <EmptyState />
      </Card>
    );
  }
  return (
    <Card sx={{ overflow: 'hidden' }}>
      <Stack
        direction="row"
        sx={(theme) => ({
          px: 2,
          py: 1,
          gap: 1,
          minHeight: 56,
          alignItems: 'center',
          justifyContent: 'space-between',
          borderBottom: `1px solid ${theme.tokens.border}`,
          '& form': { flex: '1 1 auto' },
          // While rows are ticked, what can be done with them lies over this place.
          visibility: (selectedIds?.length ?? 0) > 0 ? 'hidden' : 'visible',
        })}
      >
        <FilterForm />
        <FilterButton disableSaveQuery variant="outlined" />
      </Stack>
      <Box>{children}</Box>
      <Pagination rowsPerPageOptions={[10, 25, 50, 100]} />
    </Card>
  );
}
