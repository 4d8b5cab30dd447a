import ContentCopyIcon from '@mui/icons-material/ContentCopy';
import { Button } from '@mui/material';
import { useCanAccess, useCreatePath, useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useResourceSpec, writable } from './resource.js';

/** A new record that starts as a copy of this one; nothing is written before it is saved. */
export function CloneButton() {
  const spec = useResourceSpec();
  const record = useRecordContext();
  const translate = useTranslate();
  const createPath = useCreatePath();
  const { canAccess } = useCanAccess({ resource: spec.name, action: 'create' });
  if (record === undefined || canAccess !== true || spec.pages.create === undefined) return null;
  const copy = { ...writable(spec, record) };
  for (const field of ['name', 'title', 'shortcut', 'code', 'login', 'email']) {
    if (typeof copy[field] !== 'string') continue;
    if (field === 'name') copy[field] = translate('guiche.copyOf', { name: copy[field] });
    else if (field !== 'title') delete copy[field];
  }
  return (
    <Button
      variant="outlined"
      component={Link}
      to={createPath({ resource: spec.name, type: 'create' })}
      state={{ record: copy, _scrollToTop: true }}
      startIcon={<ContentCopyIcon />}
      data-testid="clone"
    >
      {translate('ra.action.clone')}
    </Button>
  );
}
