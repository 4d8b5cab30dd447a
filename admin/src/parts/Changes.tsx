import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ChangeValue, isNothing } from './ChangeValue.js';

type Values = Record<string, unknown> | null;

interface ChangesProps {
  before: Values;
  after: Values;
  /** The resource whose words name the fields. */
  resource?: string;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** What a change did, field by field: before struck out, after beside it; of a list only what came and went. */
export function Changes({ before, after, resource }: ChangesProps) {
  const translate = useTranslate();
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (field) => !same(before?.[field], after?.[field]),
  );
  if (fields.length === 0) return null;
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1 }}>
      {fields.map((field) => (
        <Box key={field} sx={{ minWidth: 0 }}>
          <Typography component="dt" variant="caption" sx={{ color: 'text.secondary', fontWeight: 600 }}>
            {translate(`resources.${String(resource)}.fields.${field}`, {
              _: translate(`guiche.fields.${field}`, { _: field }),
            })}
          </Typography>
          <Box component="dd" sx={{ m: 0, fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
            <OneChange field={field} was={before?.[field]} is={after?.[field]} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}

interface OneChangeProps {
  field: string;
  was: unknown;
  is: unknown;
}

function OneChange({ field, was, is }: OneChangeProps) {
  if (Array.isArray(was) && Array.isArray(is)) return <ListChange field={field} was={was} is={is} />;
  const showsWas = !isNothing(was);
  return (
    <>
      {showsWas && <Mark of="was" field={field} value={was} />}
      {showsWas && ' → '}
      {(showsWas || !isNothing(is)) && <Mark of="is" field={field} value={is} />}
    </>
  );
}

function ListChange({ field, was, is }: { field: string; was: unknown[]; is: unknown[] }) {
  const gone = was.filter((one) => !is.some((other) => same(one, other)));
  const came = is.filter((one) => !was.some((other) => same(one, other)));
  // Only the order changed: then the order is what there is to tell.
  if (gone.length === 0 && came.length === 0) return <Mark of="is" field={field} value={is} />;
  return (
    <>
      {gone.map((one) => (
        <Box key={JSON.stringify(one)}>
          − <Mark of="was" field={field} value={one} />
        </Box>
      ))}
      {came.map((one) => (
        <Box key={JSON.stringify(one)}>
          + <Mark of="is" field={field} value={one} />
        </Box>
      ))}
    </>
  );
}

function Mark({ of, field, value }: { of: 'was' | 'is'; field: string; value: unknown }) {
  const isPast = of === 'was';
  return (
    <Box
      component={isPast ? 'del' : 'ins'}
      sx={({ tokens }) => ({
        color: isPast ? tokens.dangerText : tokens.successText,
        backgroundColor: isPast ? tokens.dangerSoft : tokens.successSoft,
        borderRadius: '4px',
        px: 0.5,
        ...(!isPast && { textDecoration: 'none' }),
      })}
    >
      <ChangeValue field={field} value={value} />
    </Box>
  );
}
