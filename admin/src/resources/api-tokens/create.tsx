import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useState } from 'react';
import { useRedirect, useTranslate } from 'react-admin';
import { CopyField } from '../../parts/CopyField.js';
import { CreatePage } from '../../parts/CreatePage.js';
import { ApiTokenForm } from './form.js';

/** Makes a token and shows its text, the only time there is to see it. */
export function ApiTokenCreate() {
  const translate = useTranslate();
  const redirect = useRedirect();
  const [token, setToken] = useState<string | null>(null);
  return (
    <>
      <CreatePage
        redirect={false}
        defaults={{ permissions: [] }}
        onCreated={(record) => setToken(String(record.token))}
      >
        <ApiTokenForm />
      </CreatePage>
      <Dialog open={token !== null} fullWidth maxWidth="sm" aria-labelledby="token-title">
        <DialogTitle id="token-title">{translate('resources.api-tokens.onceTitle')}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 1.5 }}>{translate('resources.api-tokens.onceText')}</DialogContentText>
          <CopyField label={translate('resources.api-tokens.token')} value={token ?? ''} testId="new-token" />
        </DialogContent>
        <DialogActions>
          <Button
            variant="contained"
            onClick={() => {
              setToken(null);
              redirect('list', 'api-tokens');
            }}
          >
            {translate('resources.api-tokens.done')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
