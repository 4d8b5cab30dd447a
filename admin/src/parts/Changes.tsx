import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

type Values = Record<string, unknown> | null;

interface ChangesProps {
  before: Values;
  after: Values;
  /** The resource whose words name the fields. */
  resource?: string;
}

/** One line per field that differs. */
function differences(before: Values, after: Values): { field: string; was: unknown; is: unknown }[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields
    .map((field) => ({ field, was: before?.[field], is: after?.[field] }))
    .filter(({ was, is }) => JSON.stringify(was ?? null) !== JSON.stringify(is ?? null));
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** A value in words: yes and no, names rather than objects. */
function useSpoken(): (value: unknown) => string {
  const translate = useTranslate();
  const spoken = (value: unknown): string => {
    if (isNothing(value)) return '—';
    if (typeof value === 'boolean') return translate(value ? 'ra.boolean.true' : 'ra.boolean.false');
    if (Array.isArray(value)) return value.map(spoken).join(', ');
    if (typeof value === 'object') {
      const named = value as Record<string, unknown>;
      if (typeof named.name === 'string') return named.name;
      return Object.entries(named)
        .map(([key, one]) => `${key}: ${spoken(one)}`)
        .join(', ');
    }
    return String(value);
  };
  return spoken;
}

/** What a change did, field by field: before struck out, after beside it; of a list only what came and went. */
export function Changes({ before, after, resource }: ChangesProps) {
  const translate = useTranslate();
  const spoken = useSpoken();
  const lines = differences(before, after);
  if (lines.length === 0) return null;
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1 }}>
      {lines.map(({ field, was, is }) => (
        <Box key={field} sx={{ minWidth: 0 }}>
          <Typography component="dt" variant="caption" sx={{ color: 'text.secondary', fontWeight: 600 }}>
            {translate(`resources.${String(resource)}.fields.${field}`, {
              _: translate(`guiche.fields.${field}`, { _: field }),
            })}
          </Typography>
          <Box component="dd" sx={{ m: 0, fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
            {Array.isArray(was) && Array.isArray(is) ? (
              <ListChange was={was.map(spoken)} is={is.map(spoken)} />
            ) : (
              <>
                {!isNothing(was) && <Was>{spoken(was)}</Was>}
                {!isNothing(was) && ' → '}
                {(!isNothing(is) || !isNothing(was)) && <Is>{spoken(is)}</Is>}
              </>
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function ListChange({ was, is }: { was: string[]; is: string[] }) {
  const gone = was.filter((one) => !is.includes(one));
  const came = is.filter((one) => !was.includes(one));
  if (gone.length === 0 && came.length === 0) return <Is>{is.join(' → ')}</Is>;
  return (
    <>
      {gone.map((one) => (
        <Box key={`-${one}`}>
          − <Was>{one}</Was>
        </Box>
      ))}
      {came.map((one) => (
        <Box key={`+${one}`}>
          + <Is>{one}</Is>
        </Box>
      ))}
    </>
  );
}

const Was = ({ children }: { children: string }) => (
  <Box
    component="del"
    sx={(theme) => ({
      color: theme.tokens.dangerText,
      backgroundColor: theme.tokens.dangerSoft,
      borderRadius: '4px',
      px: 0.5,
    })}
  >
    {children}
  </Box>
);

const Is = ({ children }: { children: string }) => (
  <Box
    component="ins"
    sx={(theme) => ({
      color: theme.tokens.successText,
      backgroundColor: theme.tokens.successSoft,
      borderRadius: '4px',
      px: 0.5,
      textDecoration: 'none',
    })}
  >
    {children}
  </Box>
);
