import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { send } from '../api/http.js';
import { fieldError } from '../panel/field-error.js';
import { useI18n } from '../i18n/use-i18n.js';
import { PasswordRules } from './PasswordRules.js';
import { SignInFrame } from './SignInFrame.js';
import { takeFromAddress } from './sign-in-options.js';
import { saidBy } from './use-countdown.js';
import css from './sign-in.module.css';

const home = (): void => window.location.assign('/desk/');

/** Where the mailed link leads: a new password, and then the door. */
export default function ResetPassword() {
  const { t } = useI18n();
  const [token] = useState(() => takeFromAddress('token'));
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [state, setState] = useState<'asking' | 'busy' | 'done'>('asking');
  const [error, setError] = useState<unknown>(null);
  const atField = fieldError(error, 'password');
  const differs = again !== '' && again !== password;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (state !== 'asking' || password === '' || password !== again) return;
    setState('busy');
    setError(null);
    try {
      await send('POST', '/auth/reset-password', { body: { token, password }, anonymous: true });
      setState('done');
    } catch (refusal) {
      setState('asking');
      setError(refusal);
    }
  };

  return (
    <SignInFrame title={t('reset.title')} lead={t('reset.lead')}>
      {token === null && state !== 'done' && <Alert severity="warning">{t('reset.noLink')}</Alert>}
      {error !== null && atField === null && <Alert severity="error">{saidBy(error, t('app.unreachable'))}</Alert>}
      {state === 'done' || token === null ? (
        <>
          {state === 'done' && (
            <Alert severity="success" data-testid="reset-done">
              {t('reset.done')}
            </Alert>
          )}
          <Button variant="contained" size="large" onClick={home}>
            {t('signIn.submit')}
          </Button>
        </>
      ) : (
        <form onSubmit={(event) => void submit(event)} noValidate className={css.fields}>
          <TextField
            label={t('password.next')}
            type="password"
            size="medium"
            autoFocus
            value={password}
            error={atField !== null}
            helperText={atField}
            onChange={(event) => setPassword(event.target.value)}
            slotProps={{ htmlInput: { 'data-testid': 'reset-password', autoComplete: 'new-password' } }}
          />
          <TextField
            label={t('password.again')}
            type="password"
            size="medium"
            value={again}
            error={differs}
            helperText={differs ? t('password.differs') : null}
            onChange={(event) => setAgain(event.target.value)}
            slotProps={{ htmlInput: { 'data-testid': 'reset-again', autoComplete: 'new-password' } }}
          />
          <PasswordRules />
          <Button type="submit" variant="contained" size="large" loading={state === 'busy'} data-testid="reset-submit">
            {t('reset.submit')}
          </Button>
        </form>
      )}
    </SignInFrame>
  );
}
