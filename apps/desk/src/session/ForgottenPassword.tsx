import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { send } from '../api/http.js';
import { useI18n } from '../i18n/use-i18n.js';
import { saidBy, useCountdown } from './use-countdown.js';
import css from './sign-in.module.css';

/** Asks for a link by mail. The answer is the same whether or not there is such an account. */
export function ForgottenPassword({ onBack }: { onBack: () => void }) {
  const { t } = useI18n();
  const [login, setLogin] = useState('');
  const [state, setState] = useState<'asking' | 'busy' | 'sent'>('asking');
  const [problem, setProblem] = useState<string | null>(null);
  const { wait, after } = useCountdown();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (state === 'busy' || wait > 0 || login.trim() === '') return;
    setState('busy');
    setProblem(null);
    try {
      await send('POST', '/auth/forgotten-password', { body: { login: login.trim(), to: 'desk' }, anonymous: true });
      setState('sent');
    } catch (error) {
      setState('asking');
      setProblem(saidBy(error, t('app.unreachable')));
      after(error);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={css.fields}>
      {problem !== null && <Alert severity="error">{problem}</Alert>}
      {state === 'sent' ? (
        <Alert severity="success" data-testid="forgotten-sent">
          {t('forgotten.sent')}
        </Alert>
      ) : (
        <>
          <TextField
            label={t('signIn.login')}
            size="medium"
            value={login}
            autoFocus
            onChange={(event) => setLogin(event.target.value)}
            slotProps={{
              htmlInput: { 'data-testid': 'forgotten-login', autoComplete: 'username', autoCapitalize: 'none' },
            }}
          />
          <Button
            type="submit"
            variant="contained"
            size="large"
            disabled={wait > 0}
            loading={state === 'busy'}
            data-testid="forgotten-submit"
          >
            {wait > 0 ? t.count('signIn.wait', wait) : t('forgotten.submit')}
          </Button>
        </>
      )}
      <Button onClick={onBack}>{t('app.back')}</Button>
    </form>
  );
}
