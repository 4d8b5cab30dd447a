import { Chip, Tooltip } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { EditPage } from '../../parts/EditPage.js';
import { AccessButton } from './AccessButton.js';
import { ActivationButton } from './ActivationButton.js';
import { UserForm } from './form.js';
import { SessionsButton } from './SessionsButton.js';
import { SetPasswordButton } from './SetPasswordButton.js';

export function UserEdit() {
  return (
    <EditPage
      clone={false}
      actions={
        <>
          <AccessButton />
          <SessionsButton />
          <SetPasswordButton />
        </>
      }
      activation={<ActivationButton />}
      mark={<RootMark />}
    >
      <UserForm />
    </EditPage>
  );
}

function RootMark() {
  const translate = useTranslate();
  if (useRecordContext()?.isRoot !== true) return null;
  return (
    <Tooltip title={translate('resources.users.rootAbout')}>
      <Chip
        size="small"
        label={translate('resources.users.root')}
        sx={(theme) => ({ height: 22, backgroundColor: theme.tokens.amberSoft, color: theme.tokens.amberText })}
      />
    </Tooltip>
  );
}
