import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import TextField from '@mui/material/TextField';
import { useRef, useState, type FormEvent } from 'react';
import { useStore } from '../app/use-store.js';
import { useI18n } from '../i18n/use-i18n.js';
import { signIn } from './session-store.js';
import { optionsStore } from './sign-in-options.js';
import { saidBy, useCountdown } from './use-countdown.js';
import css from './sign-in.module.css';

interface SignInFormProps {
  ended: boolean;
  /** What was said on the way here. */
  told: string | null;
  onChallenge: (challenge: string) => void;
  onForgotten: () => void;
}

/** Login and password. Says what the server said, and counts down when it asks to wait. */
export function SignInForm({ ended, told, onChallenge, onForgotten }: SignInFormProps) {
  const { t } = useI18n();
  const mailsLinks = useStore(optionsStore)?.mailsPasswordLinks === true;
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [own, setProblem] = useState<string | null>(null);
  const problem = own ?? told;
  const { wait, after } = useCountdown();
  const passwordField = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || wait > 0) return;
    if (login.trim() === '' || password === '') {
      setProblem(t('signIn.bothNeeded'));
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      const challenge = await signIn(login.trim(), password);
      if (challenge !== null) onChallenge(challenge);
    } catch (error) {
      setBusy(false);
      setProblem(saidBy(error, t('app.unreachable')));
      after(error);
      passwordField.current?.select();
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={css.fields}>
      {ended && problem === null && <Alert severity="info">{t('signIn.ended')}</Alert>}
      {problem !== null && (
        <Alert severity="error" data-testid="sign-in-problem">
          {problem}
        </Alert>
      )}
      <TextField
        label={t('signIn.login')}
        size="medium"
        value={login}
        onChange={(event) => setLogin(event.target.value)}
        autoFocus
        slotProps={{
          htmlInput: {
            'data-testid': 'sign-in-login',
            autoComplete: 'username',
            autoCapitalize: 'none',
            spellCheck: false,
          },
        }}
      />
      <TextField
        label={t('signIn.password')}
        size="medium"
        type="password"
        value={password}
        inputRef={passwordField}
        onChange={(event) => setPassword(event.target.value)}
        slotProps={{ htmlInput: { 'data-testid': 'sign-in-password', autoComplete: 'current-password' } }}
      />
      <Button
        type="submit"
        variant="contained"
        size="large"
        disabled={wait > 0}
        aria-busy={busy}
        data-testid="sign-in-submit"
        startIcon={busy ? <CircularProgress size={16} color="inherit" /> : undefined}
      >
        {wait > 0 ? t.count('signIn.wait', wait) : t('signIn.submit')}
      </Button>
      {mailsLinks && (
        <Button onClick={onForgotten} data-testid="forgotten-password">
          {t('forgotten.open')}
        </Button>
      )}
    </form>
  );
}
