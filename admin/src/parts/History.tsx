import HistoryIcon from '@mui/icons-material/History';
import { Box, Button, Card, CardContent, Skeleton, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useGetList, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { AuditEntry } from '../providers/types.js';
import { auditVerb } from './audit-words.js';
import { Changes } from './Changes.js';
import { Moment } from './when.js';

const pageSize = 8;

/** The audit trail of one record, beside it (WEB-4): who changed what, newest first. */
export function History({
  subjectType,
  subjectId,
  resource,
}: {
  subjectType: string;
  subjectId: string;
  resource: string;
}) {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'audit-entries', action: 'list' });
  const filter = { subjectType, subjectId };
  const [perPage, setPerPage] = useState(pageSize);
  const {
    data,
    isPending,
    error,
    total = 0,
  } = useGetList<AuditEntry>(
    'audit-entries',
    { filter, sort: { field: 'at', order: 'DESC' }, pagination: { page: 1, perPage } },
    // What is shown stays while more comes.
    { enabled: canAccess === true, placeholderData: (before) => before },
  );
  if (canAccess !== true) return null;
  return (
    <Card component="aside" aria-label={translate('guiche.history.title')} data-testid="history" sx={{ minWidth: 0 }}>
      <CardContent sx={{ p: 2, '&:last-child': { pb: 1.5 } }}>
        <Stack direction="row" sx={{ alignItems: 'center', gap: 1, mb: 1.5 }}>
          <HistoryIcon fontSize="small" sx={{ color: 'text.secondary' }} />
          <Typography variant="h2">{translate('guiche.history.title')}</Typography>
        </Stack>
        {isPending && <Skeleton variant="rounded" height={72} />}
        {(error ?? data?.length === 0) && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {error?.message ?? translate('guiche.history.none')}
          </Typography>
        )}
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {data?.map((entry) => (
            <Box
              component="li"
              key={entry.id}
              sx={(theme) => ({
                pb: 1.5,
                pl: 2,
                borderLeft: `2px solid ${theme.tokens.border}`,
                position: 'relative',
                '&::before': {
                  content: '""',
                  position: 'absolute',
                  left: -5,
                  top: 6,
                  width: 8,
                  height: 8,
                  borderRadius: 8,
                  backgroundColor: theme.tokens.accent,
                },
              })}
            >
              <Typography variant="body2">
                <strong>
                  {entry.actor.name ?? translate(`guiche.actor.${entry.actor.kind}`, { _: entry.actor.kind })}
                </strong>{' '}
                {auditVerb(translate, entry.action)}
              </Typography>
              <Typography variant="caption" sx={{ color: 'text.secondary', display: 'block', mb: 0.75 }}>
                <Moment at={entry.at} />
              </Typography>
              {(entry.before !== null || !entry.action.endsWith('.create')) && (
                <Changes before={entry.before} after={entry.after} resource={resource} />
              )}
            </Box>
          ))}
        </Box>
        {data !== undefined && total > data.length && (
          <Button size="small" onClick={() => setPerPage(perPage + 3 * pageSize)}>
            {translate('guiche.history.more')}
          </Button>
        )}
        {(data?.length ?? 0) > 0 && (
          <Button
            component={Link}
            size="small"
            to={`/audit-entries?filter=${encodeURIComponent(JSON.stringify(filter))}&displayedFilters=${encodeURIComponent(JSON.stringify({ subjectType: true, subjectId: true }))}`}
          >
            {translate('guiche.history.all')}
          </Button>
        )}
      </CardContent>
    </Card>
  );
}
