import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { beginSecondFactor, confirmSecondFactor } from '../api/people.js';
import { useI18n } from '../i18n/use-i18n.js';
import { RecoveryCodes } from './RecoveryCodes.js';
import { saidBy } from './use-countdown.js';
import css from './sign-in.module.css';

type Step = { at: 'password' } | { at: 'scan'; secret: string; qrCode: string } | { at: 'codes'; codes: string[] };

/** Sets up one's authenticator: password, QR code, first code, recovery codes. */
export function SecondFactorSetup({ onDone }: { onDone: () => void }) {
  const { t } = useI18n();
  const [step, setStep] = useState<Step>({ at: 'password' });
  const [value, setValue] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || (step.at === 'scan' && value === '')) return;
    setBusy(true);
    setProblem(null);
    try {
      if (step.at === 'password') setStep({ at: 'scan', ...(await beginSecondFactor(value)) });
      if (step.at === 'scan') setStep({ at: 'codes', codes: (await confirmSecondFactor(value.trim())).recoveryCodes });
      setValue('');
    } catch (error) {
      setProblem(saidBy(error, t('app.unreachable')));
    }
    setBusy(false);
  };

  if (step.at === 'codes') return <RecoveryCodes codes={step.codes} onDone={onDone} />;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={css.fields}>
      {problem !== null && <Alert severity="error">{problem}</Alert>}
      {step.at === 'scan' && (
        <>
          <p className={css.lead}>{t('factor.scan')}</p>
          <img
            className={css.qr}
            src={`data:image/svg+xml;utf8,${encodeURIComponent(step.qrCode)}`}
            alt={t('factor.qrAlt')}
            width={196}
            height={196}
          />
          <p className={css.secret}>
            {t('factor.typeIt')} <code data-testid="second-factor-secret">{step.secret}</code>
          </p>
        </>
      )}
      <TextField
        key={step.at}
        label={step.at === 'password' ? t('password.current') : t('factor.code')}
        helperText={step.at === 'password' ? t('factor.passwordHelp') : null}
        type={step.at === 'password' ? 'password' : 'text'}
        value={value}
        autoFocus
        onChange={(event) => setValue(event.target.value)}
        slotProps={{
          htmlInput: {
            'data-testid': 'second-factor-value',
            autoComplete: step.at === 'password' ? 'current-password' : 'one-time-code',
          },
        }}
      />
      <Button type="submit" variant="contained" size="large" loading={busy} data-testid="second-factor-next">
        {step.at === 'password' ? t('factor.next') : t('factor.turnOn')}
      </Button>
    </form>
  );
}
