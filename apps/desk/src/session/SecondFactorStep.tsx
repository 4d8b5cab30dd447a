import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { ApiProblem } from '../api/problem.js';
import { useI18n } from '../i18n/use-i18n.js';
import { answerChallenge } from './session-store.js';
import { saidBy, useCountdown } from './use-countdown.js';
import css from './sign-in.module.css';

/** The second half of signing in: the code of the authenticator, or one of the recovery codes. */
export function SecondFactorStep({ challenge, onOver }: { challenge: string; onOver: (why: string | null) => void }) {
  const { t } = useI18n();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { wait, after } = useCountdown();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || wait > 0 || code.trim() === '') return;
    setBusy(true);
    setProblem(null);
    try {
      await answerChallenge(challenge, code.trim());
    } catch (error) {
      setBusy(false);
      const said = saidBy(error, t('app.unreachable'));
      if (error instanceof ApiProblem && error.status === 401) onOver(said);
      else setProblem(said);
      after(error);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={css.fields}>
      {problem !== null && (
        <Alert severity="error" data-testid="sign-in-problem">
          {problem}
        </Alert>
      )}
      <TextField
        label={t('factor.code')}
        helperText={t('factor.codeHelp')}
        size="medium"
        value={code}
        onChange={(event) => setCode(event.target.value)}
        autoFocus
        slotProps={{
          htmlInput: {
            'data-testid': 'second-factor-code',
            autoComplete: 'one-time-code',
            spellCheck: false,
            maxLength: 20,
          },
        }}
      />
      <Button
        type="submit"
        variant="contained"
        size="large"
        disabled={wait > 0}
        loading={busy}
        data-testid="second-factor-submit"
      >
        {wait > 0 ? t.count('signIn.wait', wait) : t('factor.submit')}
      </Button>
      <Button onClick={() => onOver(null)}>{t('app.back')}</Button>
    </form>
  );
}
