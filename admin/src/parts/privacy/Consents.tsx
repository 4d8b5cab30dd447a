import {
  Alert,
  Box,
  Button,
  Chip,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Skeleton,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useNotify, useTranslate } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import { Moment } from '../when.js';

/** To what a contact agreed, by which text and when; given and withdrawn, never deleted. */
export function Consents({ contactId }: { contactId: string }) {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { canAccess: mayUpdate } = useCanAccess({ resource: 'contacts', action: 'edit' });
  const [isAdding, setIsAdding] = useState(false);
  const queryKey = ['consents', contactId];
  const { data, isPending, error } = useQuery({ queryKey, queryFn: () => dataProvider.consents(contactId) });
  const act = (work: () => Promise<unknown>, done: string) =>
    work()
      .then(() => {
        notify(done, { type: 'success' });
        setIsAdding(false);
        return client.invalidateQueries({ queryKey });
      })
      .catch((refusal: Error) => notify(refusal.message, { type: 'error' }));
  return (
    <Box data-testid="consents">
      <Typography variant="h3" sx={{ mb: 1 }}>
        {translate('guiche.privacy.consents')}
      </Typography>
      {isPending && <Skeleton variant="rounded" height={48} />}
      {error !== null && <Alert severity="error">{error.message}</Alert>}
      {data?.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('guiche.privacy.noConsents')}
        </Typography>
      )}
      {data?.map((consent) => (
        <Stack
          key={consent.id}
          direction={{ xs: 'column', sm: 'row' }}
          sx={({ tokens }) => ({
            gap: 1,
            py: 1,
            alignItems: { sm: 'center' },
            borderTop: `1px solid ${tokens.border}`,
          })}
        >
          <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {consent.purpose}{' '}
              <Chip
                size="small"
                label={translate(consent.withdrawnAt === null ? 'guiche.privacy.given' : 'guiche.privacy.withdrawn')}
                color={consent.withdrawnAt === null ? 'success' : 'default'}
                variant="outlined"
              />
            </Typography>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {translate('guiche.privacy.textVersion')} {consent.textVersion} · {consent.channel} ·{' '}
              <Moment at={consent.withdrawnAt ?? consent.givenAt} />
              {consent.note !== '' && ` · ${consent.note}`}
            </Typography>
          </Box>
          {mayUpdate === true && consent.withdrawnAt === null && (
            <Button
              size="small"
              onClick={() =>
                void act(() => dataProvider.withdrawConsent(contactId, consent.id), 'guiche.privacy.consentWithdrawn')
              }
            >
              {translate('guiche.privacy.withdraw')}
            </Button>
          )}
        </Stack>
      ))}
      {mayUpdate === true && (
        <Button size="small" variant="outlined" sx={{ mt: 1 }} onClick={() => setIsAdding(true)}>
          {translate('guiche.privacy.recordConsent')}
        </Button>
      )}
      {isAdding && (
        <ConsentDialog
          onClose={() => setIsAdding(false)}
          onSave={(values) =>
            void act(() => dataProvider.recordConsent(contactId, values), 'guiche.privacy.consentSaved')
          }
        />
      )}
    </Box>
  );
}

const required = ['purpose', 'textVersion', 'channel'] as const;

function ConsentDialog({ onClose, onSave }: { onClose: () => void; onSave: (values: Record<string, string>) => void }) {
  const translate = useTranslate();
  const [values, setValues] = useState<Record<string, string>>({});
  const box = (name: string, props: object = {}) => (
    <TextField
      key={name}
      label={translate(`guiche.privacy.${name}`)}
      helperText={translate(`guiche.privacy.${name}Help`, { _: '' })}
      value={values[name] ?? ''}
      onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      fullWidth
      {...props}
    />
  );
  const isComplete = required.every((name) => (values[name] ?? '').trim() !== '');
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth>
      <DialogTitle>{translate('guiche.privacy.recordConsent')}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 1.5, pt: 1 }}>
          {box('purpose', { required: true, autoFocus: true })}
          {box('textVersion', { required: true })}
          {box('channel', { required: true })}
          {box('givenAt', { type: 'datetime-local', slotProps: { inputLabel: { shrink: true } } })}
          {box('note', { multiline: true, minRows: 2 })}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button
          variant="contained"
          disabled={!isComplete}
          onClick={() => {
            const { givenAt = '', ...rest } = values;
            onSave({ ...rest, ...(givenAt !== '' && { givenAt: new Date(givenAt).toISOString() }) });
          }}
        >
          {translate('ra.action.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
