import FactCheckOutlinedIcon from '@mui/icons-material/FactCheckOutlined';
import { Button } from '@mui/material';
import { useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router';

/** Opens the effective permissions of the user on whose page it stands (IAM-9a). */
export function AccessButton() {
  const translate = useTranslate();
  const record = useRecordContext();
  const { canAccess } = useCanAccess({ resource: 'access', action: 'explain' });
  if (record === undefined || canAccess !== true) return null;
  return (
    <Button
      component={Link}
      to={`/users/${String(record.id)}/access`}
      variant="outlined"
      startIcon={<FactCheckOutlinedIcon />}
      data-testid="effective"
    >
      {translate('resources.profiles.effective.open')}
    </Button>
  );
}
