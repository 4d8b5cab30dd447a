import CompareArrowsIcon from '@mui/icons-material/CompareArrows';
import { Button } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router';

/** Opens the comparison of two profiles, from a profile's page with that one as the first. */
export function CompareButton() {
  const record = useRecordContext();
  const to = record === undefined ? '/profiles/compare' : `/profiles/compare?a=${String(record.id)}`;
  return (
    <Button component={Link} to={to} variant="outlined" startIcon={<CompareArrowsIcon />} data-testid="compare">
      {useTranslate()('resources.profiles.compare')}
    </Button>
  );
}
