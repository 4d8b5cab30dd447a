import { Alert, Button, Chip, Skeleton, Stack, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import { RecoveryCodes } from './RecoveryCodes.js';
import { SecondFactorSetup, wordsOf } from './SecondFactorSetup.js';

type Doing = { what: 'nothing' | 'setting-up' | 'turning-off' | 'renewing' } | { what: 'codes'; codes: string[] };

/** One's own second factor: on or off, and its recovery codes. */
export function OwnSecondFactor() {
  const translate = useTranslate();
  const client = useQueryClient();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const [doing, setDoing] = useState<Doing>({ what: 'nothing' });
  const [problem, setProblem] = useState<string | null>(null);
  const { data, error } = useQuery({ queryKey: ['second-factor'], queryFn: () => dataProvider.secondFactor() });
  const done = () => {
    setDoing({ what: 'nothing' });
    setProblem(null);
    void client.invalidateQueries({ queryKey: ['second-factor'] });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code')).trim();
    const work =
      doing.what === 'renewing'
        ? dataProvider
            .renewRecoveryCodes(code)
            .then(({ recoveryCodes }) => setDoing({ what: 'codes', codes: recoveryCodes }))
        : dataProvider.turnOffSecondFactor(code).then(done);
    work.catch((refusal: unknown) => setProblem(wordsOf(refusal)));
  };
  if (error) return <Alert severity="error">{error.message}</Alert>;
  if (!data) return <Skeleton height={64} />;
  if (doing.what === 'setting-up') return <SecondFactorSetup onDone={done} />;
  if (doing.what === 'codes') return <RecoveryCodes codes={doing.codes} onDone={done} />;
  return (
    <Stack sx={{ gap: 1.5, alignItems: 'flex-start' }}>
      <Chip
        size="small"
        color={data.on ? 'success' : 'default'}
        label={translate(data.on ? 'security.factor.isOn' : 'security.factor.isOff')}
      />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {data.on
          ? translate('security.factor.left', { count: data.recoveryCodesLeft })
          : translate('security.factor.offAbout')}{' '}
        {data.on && data.required && translate('security.factor.required')}
      </Typography>
      {doing.what !== 'nothing' && (
        <Stack component="form" onSubmit={submit} noValidate sx={{ gap: 1, width: '100%', maxWidth: 400 }}>
          {problem !== null && <Alert severity="error">{problem}</Alert>}
          <TextField name="code" label={translate('security.factor.code')} autoComplete="one-time-code" autoFocus />
          <Button type="submit" variant="contained">
            {translate('security.factor.confirm')}
          </Button>
        </Stack>
      )}
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        {!data.on && (
          <Button
            variant="outlined"
            onClick={() => setDoing({ what: 'setting-up' })}
            data-testid="second-factor-set-up"
          >
            {translate('security.factor.setUp')}
          </Button>
        )}
        {data.on && (
          <Button variant="outlined" onClick={() => setDoing({ what: 'renewing' })}>
            {translate('security.factor.newCodes')}
          </Button>
        )}
        {data.on && !data.required && (
          <Button variant="outlined" color="error" onClick={() => setDoing({ what: 'turning-off' })}>
            {translate('security.factor.turnOff')}
          </Button>
        )}
      </Stack>
    </Stack>
  );
}
