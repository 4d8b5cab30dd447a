import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import { RecoveryCodes } from './RecoveryCodes.js';

type Step = { at: 'password' } | { at: 'scan'; secret: string; qrCode: string } | { at: 'codes'; codes: string[] };

/** Sets up one's authenticator: password, QR code, first code, recovery codes. */
export function SecondFactorSetup({ onDone }: { onDone: () => void }) {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const [step, setStep] = useState<Step>({ at: 'password' });
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get('value')).trim();
    const next = async (): Promise<Step> =>
      step.at === 'password'
        ? { at: 'scan', ...(await dataProvider.beginSecondFactor(value)) }
        : { at: 'codes', codes: (await dataProvider.confirmSecondFactor(value)).recoveryCodes };
    setIsBusy(true);
    setProblem(null);
    next()
      .then(setStep)
      .catch((error: unknown) => setProblem(wordsOf(error)))
      .finally(() => setIsBusy(false));
  };

  if (step.at === 'codes') return <RecoveryCodes codes={step.codes} onDone={onDone} />;
  const isPassword = step.at === 'password';
  return (
    <Box component="form" onSubmit={submit} noValidate sx={{ maxWidth: 400 }}>
      {problem !== null && <Alert severity="error">{problem}</Alert>}
      {step.at === 'scan' && (
        <>
          <Typography variant="body2">{translate('security.factor.scan')}</Typography>
          <Box
            component="img"
            src={`data:image/svg+xml;utf8,${encodeURIComponent(step.qrCode)}`}
            alt={translate('security.factor.qrAlt')}
            sx={{ width: 196, height: 196, my: 1, borderRadius: 2, backgroundColor: '#fff', display: 'block' }}
          />
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {translate('security.factor.typeIt')} <code>{step.secret}</code>
          </Typography>
        </>
      )}
      <TextField
        key={step.at}
        name="value"
        type={isPassword ? 'password' : 'text'}
        label={translate(isPassword ? 'guiche.currentPassword' : 'security.factor.code')}
        helperText={isPassword ? translate('security.factor.passwordHelp') : undefined}
        autoComplete={isPassword ? 'current-password' : 'one-time-code'}
        autoFocus
        fullWidth
      />
      <Button type="submit" variant="contained" loading={isBusy} sx={{ mt: 1 }} data-testid="second-factor-next">
        {translate(isPassword ? 'security.factor.next' : 'security.factor.turnOn')}
      </Button>
    </Box>
  );
}

/** What a refusal says: at its field where it names one, otherwise as a whole. */
export function wordsOf(error: unknown): string {
  const { message, body } = error as Error & { body?: { errors?: Record<string, unknown> } };
  const [first] = Object.values(body?.errors ?? {}).filter((one) => typeof one === 'string');
  return first ?? message;
}
