import { Alert, Box, Button, TextField } from '@mui/material';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import { forgottenPassword, resetPassword } from '../../providers/sign-in.js';
import { PasswordRules } from './PasswordRules.js';

/** A form of the door: fields, one button, the refusal above them, and the way back. */
function StepForm({
  submit,
  label,
  onBack,
  children,
}: {
  submit: (form: FormData) => Promise<void>;
  label: string;
  onBack: () => void;
  children: ReactNode;
}) {
  const translate = useTranslate();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsBusy(true);
    setProblem(null);
    submit(new FormData(event.currentTarget))
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : 'guiche.signIn.failed'))
      .finally(() => setIsBusy(false));
  };
  return (
    <Box component="form" onSubmit={onSubmit} noValidate>
      {problem !== null && (
        <Alert severity="error" role="alert" sx={{ mb: 1 }}>
          {translate(problem, { _: problem })}
        </Alert>
      )}
      {children}
      <Button
        type="submit"
        variant="contained"
        fullWidth
        size="large"
        loading={isBusy}
        sx={{ mt: 2 }}
        data-testid="step-submit"
      >
        {label}
      </Button>
      <Button fullWidth onClick={onBack} sx={{ mt: 1 }}>
        {translate('ra.action.back')}
      </Button>
    </Box>
  );
}

/** The second half of signing in. */
export function CodeStep({ challenge, onBack }: { challenge: string; onBack: () => void }) {
  const translate = useTranslate();
  const login = useLogin();
  return (
    <StepForm
      label={translate('security.factor.confirm')}
      onBack={onBack}
      submit={async (form) => {
        await login({ challenge, code: String(form.get('code')).trim() });
      }}
    >
      <TextField
        name="code"
        label={translate('security.factor.code')}
        helperText={translate('security.factor.codeHelp')}
        autoComplete="one-time-code"
        autoFocus
        required
        slotProps={{ htmlInput: { maxLength: 20, spellCheck: false } }}
      />
    </StepForm>
  );
}

/** Asks for a link by mail; the answer is the same whether or not there is such an account. */
export function ForgottenStep({ onBack }: { onBack: () => void }) {
  const translate = useTranslate();
  const [isSent, setIsSent] = useState(false);
  if (isSent) return <Said text={translate('security.forgotten.sent')} onBack={onBack} />;
  return (
    <StepForm
      label={translate('security.forgotten.submit')}
      onBack={onBack}
      submit={async (form) => {
        await forgottenPassword(String(form.get('login')).trim());
        setIsSent(true);
      }}
    >
      <TextField name="login" label={translate('ra.auth.username')} autoComplete="username" autoFocus required />
    </StepForm>
  );
}

/** Where the mailed link leads. */
export function ResetStep({ token, onBack }: { token: string | null; onBack: () => void }) {
  const translate = useTranslate();
  const [isDone, setIsDone] = useState(false);
  if (isDone) return <Said text={translate('security.reset.done')} onBack={onBack} />;
  if (token === null) return <Said text={translate('security.reset.noLink')} severity="warning" onBack={onBack} />;
  return (
    <StepForm
      label={translate('ra.action.save')}
      onBack={onBack}
      submit={async (form) => {
        const password = String(form.get('password'));
        if (password !== String(form.get('again'))) throw new Error('security.reset.differs');
        await resetPassword(token, password);
        setIsDone(true);
      }}
    >
      <TextField
        name="password"
        type="password"
        label={translate('guiche.newPassword')}
        autoComplete="new-password"
        autoFocus
        required
      />
      <TextField
        name="again"
        type="password"
        label={translate('security.reset.again')}
        autoComplete="new-password"
        required
      />
      <PasswordRules />
    </StepForm>
  );
}

function Said({
  text,
  severity = 'success',
  onBack,
}: {
  text: string;
  severity?: 'success' | 'warning';
  onBack: () => void;
}) {
  const translate = useTranslate();
  return (
    <>
      <Alert severity={severity} sx={{ mb: 2 }}>
        {text}
      </Alert>
      <Button variant="contained" fullWidth size="large" onClick={onBack}>
        {translate('ra.auth.sign_in')}
      </Button>
    </>
  );
}
