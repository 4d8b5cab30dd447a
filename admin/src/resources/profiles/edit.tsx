import { Chip, Tooltip } from '@mui/material';
import { useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { EditPage } from '../../parts/EditPage.js';
import { CloneProfileButton } from './CloneProfileButton.js';
import { ProfileForm } from './form.js';

const isOwn = (record: RaRecord): boolean =>
  record.builtIn === null || record.builtIn === undefined || record.builtIn === false;

export function ProfileEdit() {
  return (
    <EditPage clone={<CloneProfileButton />} mark={<BuiltInMark />} mayDelete={isOwn}>
      <ProfileForm />
    </EditPage>
  );
}

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
