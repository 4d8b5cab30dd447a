import { Chip, Link as MuiLink } from '@mui/material';
import type { ReactNode } from 'react';
import {
  DataTable,
  useCanAccess,
  useCreatePath,
  useGetRecordRepresentation,
  useRecordContext,
  useTranslate,
  type RaRecord,
} from 'react-admin';
import { Link } from 'react-router';
import { BulkActions } from './BulkActions.js';
import { useResourceSpec } from './resource.js';

interface RecordTableProps {
  children: ReactNode;
  /** Columns that a phone has no room for. */
  hideOnPhone?: readonly string[];
  /** Rows are only read here: no boxes to tick. */
  readOnly?: boolean;
  rowSx?: (record: RaRecord) => Record<string, unknown>;
}

/** The table of a list: ticking rows as far as the profile allows it, fewer columns on a phone rather than another component. */
export function RecordTable({ children, hideOnPhone = [], readOnly = false, rowSx }: RecordTableProps) {
  const spec = useResourceSpec();
  const { canAccess: mayUpdate } = useCanAccess({ resource: spec.name, action: 'edit' });
  const { canAccess: mayDelete } = useCanAccess({ resource: spec.name, action: 'delete' });
  const ticks = !readOnly && ((spec.activatable === true && mayUpdate) || (spec.deletable === true && mayDelete));
  return (
    <DataTable
      bulkActionButtons={ticks ? <BulkActions /> : false}
      size="small"
      {...(rowSx && { rowSx })}
      sx={{
        ...Object.fromEntries(
          hideOnPhone.map((source) => [`& .column-${source}`, { display: { xs: 'none', sm: 'table-cell' } }]),
        ),
      }}
    >
      {children}
    </DataTable>
  );
}

/** The column that names the record. Its text is a link, so that the keyboard reaches what a click on the row reaches. */
export function NameColumn({ source = 'name', children }: { source?: string; children?: ReactNode }) {
  return (
    <DataTable.Col source={source}>
      <RecordLink>{children}</RecordLink>
    </DataTable.Col>
  );
}

function RecordLink({ children }: { children?: ReactNode }) {
  const spec = useResourceSpec();
  const record = useRecordContext();
  const createPath = useCreatePath();
  const name = useGetRecordRepresentation(spec.name)(record);
  const type = spec.pages.edit !== undefined ? 'edit' : 'show';
  const { canAccess } = useCanAccess({ resource: spec.name, action: type });
  if (record === undefined) return null;
  const text = children ?? name;
  if (canAccess !== true || spec.pages[type] === undefined) return <>{text}</>;
  return (
    <MuiLink
      component={Link}
      to={createPath({ resource: spec.name, type, id: record.id })}
      underline="hover"
      onClick={(event) => event.stopPropagation()}
      sx={{ fontWeight: 600, color: 'text.primary' }}
    >
      {text}
    </MuiLink>
  );
}

export function ActiveColumn() {
  return (
    <DataTable.Col source="active" label="guiche.active.state" disableSort>
      <ActiveMark />
    </DataTable.Col>
  );
}

/** In use or not, in words and colour. */
export function ActiveMark() {
  const record = useRecordContext();
  const translate = useTranslate();
  if (typeof record?.active !== 'boolean') return null;
  const active = record.active;
  return (
    <Chip
      size="small"
      label={translate(active ? 'guiche.active.yes' : 'guiche.active.no')}
      sx={(theme) => ({
        height: 22,
        backgroundColor: active ? theme.tokens.successSoft : theme.tokens.sunken,
        color: active ? theme.tokens.successText : theme.tokens.text2,
        border: active ? 'none' : `1px solid ${theme.tokens.border}`,
      })}
    />
  );
}
