import DevicesIcon from '@mui/icons-material/Devices';
import { Button } from '@mui/material';
import { useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router';

/** Opens the sessions, second factor and API tokens of the user on whose page it stands (IAM-1). */
export function SessionsButton() {
  const translate = useTranslate();
  const record = useRecordContext();
  const { canAccess } = useCanAccess({ resource: 'users', action: 'end-sessions' });
  if (record === undefined || canAccess !== true) return null;
  return (
    <Button
      component={Link}
      to={`/users/${String(record.id)}/sessions`}
      variant="outlined"
      startIcon={<DevicesIcon />}
      data-testid="user-sessions"
    >
      {translate('security.sessions.open')}
    </Button>
  );
}
