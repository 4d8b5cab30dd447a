import CloseIcon from '@mui/icons-material/Close';
import { Box, Button, Divider, Drawer, IconButton, Stack, Typography } from '@mui/material';
import { useContext } from 'react';
import { useCreatePath, useLocale, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { auditResource, auditSubject, auditVerb } from '../../parts/audit-words.js';
import { Changes } from '../../parts/Changes.js';
import { ResourceSpecs } from '../../parts/resource.js';
import type { AuditEntry } from '../../providers/types.js';

/** Everything that one entry says. */
export function EntryDrawer({ entry, onClose }: { entry: AuditEntry | null; onClose: () => void }) {
  const translate = useTranslate();
  return (
    <Drawer
      anchor="right"
      open={entry !== null}
      onClose={onClose}
      data-testid="audit-entry"
      slotProps={{
        paper: { sx: { width: { xs: '100%', sm: 460 } }, 'aria-label': translate('resources.audit-entries.details') },
      }}
    >
      {entry !== null && <Entry entry={entry} onClose={onClose} />}
    </Drawer>
  );
}

function Entry({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const translate = useTranslate();
  const locale = useLocale();
  const createPath = useCreatePath();
  const specs = useContext(ResourceSpecs);
  const { actor, subject, action } = entry;
  const resource = auditResource(subject.type);
  const pages = specs.find(({ name }) => name === resource)?.pages;
  const type = pages?.edit !== undefined ? 'edit' : pages?.show !== undefined ? 'show' : null;
  const isGone = action.endsWith('.delete');
  const facts: [string, string | null][] = [
    ['at', new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' }).format(new Date(entry.at))],
    ['actor', `${actor.name ?? ''} (${translate(`guiche.actor.${actor.kind}`, { _: actor.kind })})`],
    ['ip', entry.ip],
    ['subject', [auditSubject(translate, subject.type), subject.name].filter(Boolean).join(': ')],
    ['subjectId', subject.id],
    ['action', `${auditVerb(translate, action)} (${action})`],
    ['requestId', entry.requestId],
  ];
  return (
    <Box sx={{ p: 2.5 }}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1, alignItems: 'flex-start' }}>
        <Typography variant="h2">
          {translate('resources.audit-entries.number')} {entry.seq}
        </Typography>
        <IconButton onClick={onClose} aria-label={translate('resources.audit-entries.close')} size="small">
          <CloseIcon fontSize="small" />
        </IconButton>
      </Stack>
      <Box component="dl" sx={{ m: 0, mt: 1.5, display: 'grid', gap: 1.25 }}>
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([field, value]) => (
            <Box key={field}>
              <Typography component="dt" variant="caption" sx={{ color: 'text.secondary', fontWeight: 600 }}>
                {translate(`resources.audit-entries.fields.${field}`)}
              </Typography>
              <Box component="dd" sx={{ m: 0, fontSize: '0.875rem', overflowWrap: 'anywhere' }}>
                {value === '[erased]' ? translate('guiche.erased') : value}
              </Box>
            </Box>
          ))}
      </Box>
      {type !== null && subject.id !== null && !isGone && subject.type !== 'inbox-conversion' && (
        <Button component={Link} size="small" sx={{ mt: 1 }} to={createPath({ resource, type, id: subject.id })}>
          {translate('resources.audit-entries.open')}
        </Button>
      )}
      <Divider sx={{ my: 2 }} />
      <Typography variant="h3" sx={{ mb: 1 }}>
        {translate('resources.audit-entries.details')}
      </Typography>
      {entry.before === null && entry.after === null ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('resources.audit-entries.noDetails')}
        </Typography>
      ) : (
        <Changes before={entry.before} after={entry.after} resource={resource} />
      )}
    </Box>
  );
}
