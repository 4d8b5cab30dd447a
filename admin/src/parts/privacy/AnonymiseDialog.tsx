import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useLocale, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';

interface AnonymiseDialogProps {
  resource: 'contacts' | 'customers';
  id: string;
  onClose: () => void;
}

/** Shows what would be erased and how much of it, and does it only when the name was typed. */
export function AnonymiseDialog({ resource, id, onClose }: AnonymiseDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const numbers = new Intl.NumberFormat(useLocale());
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const [typed, setTyped] = useState('');
  const [isSending, setIsSending] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['anonymisation-preview', resource, id],
    queryFn: () => dataProvider.anonymisationPreview(resource, id),
    gcTime: 0,
  });
  const name = data?.name ?? '';
  const mayGoOn = data !== undefined && data.objection === null && typed.trim() === name.trim() && !isSending;
  const anonymise = () => {
    setIsSending(true);
    dataProvider
      .anonymise(resource, id, typed)
      .then(() => {
        notify('guiche.privacy.anonymised', { type: 'success' });
        refresh();
        onClose();
      })
      .catch((refusal: Error) => {
        setIsSending(false);
        notify(refusal.message, { type: 'error' });
      });
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="anonymise-title" data-testid="anonymise">
      <DialogTitle id="anonymise-title">{translate('guiche.privacy.anonymiseTitle', { name })}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{translate('guiche.privacy.anonymiseHelp')}</DialogContentText>
        {error !== null && <Alert severity="error">{error.message}</Alert>}
        {data === undefined && error === null && <Skeleton variant="rounded" height={120} />}
        {data?.objection != null && <Alert severity="warning">{data.objectionText}</Alert>}
        {data !== undefined && (
          <>
            <Typography variant="h3" sx={{ mt: 2, mb: 0.5 }}>
              {translate('guiche.privacy.willBeErased')}
            </Typography>
            {data.counts.length === 0 && (
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {translate('guiche.privacy.nothing')}
              </Typography>
            )}
            <Table size="small">
              <TableBody>
                {data.counts.map(({ section, label, count }) => (
                  <TableRow key={section}>
                    <TableCell sx={{ pl: 0 }}>{label}</TableCell>
                    <TableCell align="right" sx={{ pr: 0, fontVariantNumeric: 'tabular-nums' }}>
                      {numbers.format(count)}
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
            <TextField
              label={translate('guiche.privacy.typeName', { name })}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              fullWidth
              autoComplete="off"
              disabled={data.objection !== null}
              sx={{ mt: 2 }}
              slotProps={{ htmlInput: { 'data-testid': 'anonymise-name' } }}
            />
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button color="error" variant="contained" disabled={!mayGoOn} onClick={anonymise}>
          {translate('guiche.privacy.anonymise')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
