import { Alert, Button, Stack, TextField } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useGetIdentity, useTranslate } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import { Block } from './Block.js';
import { wordsOf } from './SecondFactorSetup.js';

/** Sends a mail at once and says what the mail server said. */
export function TestMail() {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { identity } = useGetIdentity();
  const [to, setTo] = useState<string | null>(null);
  const address = to ?? String(identity?.email ?? '');
  const test = useMutation({ mutationFn: () => dataProvider.sendTestMail(address) });
  const refusal = test.error ? wordsOf(test.error) : (test.data?.problem ?? null);
  return (
    <Block title={translate('security.mail.test')} about={translate('security.mail.testSaved')}>
      <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 1, alignItems: { sm: 'center' } }}>
        <TextField
          type="email"
          label={translate('security.mail.testTo')}
          value={address}
          onChange={(event) => setTo(event.target.value)}
          sx={{ minWidth: 280 }}
        />
        <Button variant="outlined" onClick={() => test.mutate()} loading={test.isPending} data-testid="send-test-mail">
          {translate('security.mail.test')}
        </Button>
      </Stack>
      {refusal !== null && <Alert severity="error">{refusal}</Alert>}
      {refusal === null && test.data?.ok === true && (
        <Alert severity="success">{translate('security.mail.sent')}</Alert>
      )}
    </Block>
  );
}
