import ContentCopyIcon from '@mui/icons-material/ContentCopy';
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useCanAccess, useDataProvider, useRecordContext, useRedirect, useTranslate } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';

/** A copy of a profile is one call, so that it carries what the person copying does not see as well as the server allows it. */
export function CloneProfileButton() {
  const translate = useTranslate();
  const record = useRecordContext();
  const redirect = useRedirect();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { canAccess } = useCanAccess({ resource: 'profiles', action: 'create' });
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (record === undefined || canAccess !== true) return null;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    dataProvider
      .cloneProfile(record.id, String(new FormData(event.currentTarget).get('name')))
      .then((copy) => {
        setIsOpen(false);
        redirect('edit', 'profiles', copy.id);
      })
      .catch((error: Error) => setProblem(error.message));
  };

  return (
    <>
      <Button variant="outlined" startIcon={<ContentCopyIcon />} data-testid="clone" onClick={() => setIsOpen(true)}>
        {translate('ra.action.clone')}
      </Button>
      <Dialog open={isOpen} onClose={() => setIsOpen(false)} fullWidth maxWidth="xs" aria-labelledby="clone-title">
        <form onSubmit={submit}>
          <DialogTitle id="clone-title">{translate('resources.profiles.cloneTitle')}</DialogTitle>
          <DialogContent>
            {problem !== null && <Alert severity="error">{problem}</Alert>}
            <TextField
              name="name"
              required
              autoFocus
              label={translate('resources.profiles.cloneName')}
              defaultValue={translate('guiche.copyOf', { name: String(record.name) })}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setIsOpen(false)}>{translate('ra.action.cancel')}</Button>
            <Button type="submit" variant="contained">
              {translate('ra.action.clone')}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
