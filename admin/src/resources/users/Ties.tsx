import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { UserTie } from '../../providers/types.js';

/** What somebody is tied to, and what becomes of each kind of it, in words. */
export function Ties({ ties }: { ties: readonly UserTie[] }) {
  const translate = useTranslate();
  if (ties.length === 0) {
    return <Typography variant="body2">{translate('resources.users.ties.none')}</Typography>;
  }
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 1 }}>
      {ties.map(({ kind, count, items }) => (
        <li key={kind}>
          <Typography variant="body2" component="span" sx={{ fontWeight: 600 }}>
            {translate(`resources.users.ties.${kind}`, { smart_count: count, _: `${count} ${kind}` })}
          </Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {items.map((item) => itemInWords(item)).join(', ')}
            {kind !== 'open-tickets' && count > items.length && ` +${count - items.length}`}
          </Typography>
          {items
            .filter(({ isLast }) => isLast)
            .map(({ id, name }) => (
              <Typography key={id} variant="body2" sx={(theme) => ({ color: theme.tokens.amberText })}>
                {translate('resources.users.ties.last', { name })}
              </Typography>
            ))}
        </li>
      ))}
    </Box>
  );
}

const itemInWords = ({ name, count }: { name: string; count?: number }): string =>
  count === undefined ? name : `${name} (${count})`;
