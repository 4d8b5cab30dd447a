import { Chip, Tooltip } from '@mui/material';
import { useRecordContext, useTranslate, type RaRecord } from 'react-admin';

/** Whether a profile was made here rather than shipped; only those can be deleted. */
export const isOwn = (record: RaRecord): boolean =>
  record.builtIn === null || record.builtIn === undefined || record.builtIn === false;

/** Says of a profile that it comes with the system. */
export function BuiltInMark() {
  const translate = useTranslate();
  const record = useRecordContext();
  if (record === undefined || isOwn(record)) return null;
  return (
    <Tooltip title={translate('resources.profiles.builtInAbout')}>
      <Chip
        size="small"
        label={translate('resources.profiles.builtIn')}
        sx={(theme) => ({ height: 22, backgroundColor: theme.tokens.amberSoft, color: theme.tokens.amberText })}
      />
    </Tooltip>
  );
}
