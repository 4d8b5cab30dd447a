import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { ApiProblem } from '../api/problem.js';
import { LanguageSwitch } from '../app/LanguageSwitch.js';
import { useI18n } from '../i18n/use-i18n.js';
import { BrandMark } from '../icons/BrandMark.js';
import { signIn } from './session-store.js';
import { SignInArt } from './SignInArt.js';
import css from './sign-in.module.css';

/** The door of the desk. Says what the server said, and counts down when it asks to wait. */
export default function SignIn({ ended }: { ended: boolean }) {
  const { t } = useI18n();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [wait, setWait] = useState(0);
  const passwordField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (wait <= 0) return undefined;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

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
      await signIn(login.trim(), password);
    } catch (error) {
      setBusy(false);
      setProblem(error instanceof ApiProblem && error.detail !== '' ? error.detail : t('app.unreachable'));
      if (error instanceof ApiProblem && error.retryAfterSeconds !== null) setWait(error.retryAfterSeconds);
      passwordField.current?.select();
    }
  };

  return (
    <div className={css.page}>
      <main className={css.form}>
        <div className={css.top}>
          <span className={css.brand}>
            <BrandMark size={36} />
            Guichê
          </span>
          <LanguageSwitch />
        </div>
        <form onSubmit={(event) => void submit(event)} noValidate className={css.fields}>
          <div>
            <h1 className={css.title}>{t('signIn.title')}</h1>
            <p className={css.lead}>{t('signIn.lead')}</p>
          </div>
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
        </form>
        <p className={css.foot}>{t('signIn.help')}</p>
      </main>
      <SignInArt />
    </div>
  );
}
