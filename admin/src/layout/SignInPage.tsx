import VisibilityIcon from '@mui/icons-material/Visibility';
import VisibilityOffIcon from '@mui/icons-material/VisibilityOff';
import {
  Alert,
  Box,
  Button,
  ButtonBase,
  Card,
  CircularProgress,
  IconButton,
  InputAdornment,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { Notification, useCheckAuth, useLocaleState, useLogin, useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router';
import { languages } from '../i18n/languages.js';
import { brandName } from '../theme/brand.js';
import { arrival } from '../providers/arrival.js';
import { SecondFactorNeeded } from '../providers/session.js';
import { signInOptions } from '../providers/sign-in.js';
import { BrandMark } from './BrandMark.js';
import { CodeStep, ForgottenStep, ResetStep } from './sign-in/steps.js';

type Step = { at: 'password' } | { at: 'forgotten' } | { at: 'reset' } | { at: 'code'; challenge: string };

function firstStep(): Step {
  if (arrival.isReset) return { at: 'reset' };
  return arrival.challenge === null ? { at: 'password' } : { at: 'code', challenge: arrival.challenge };
}

const words = {
  password: { title: 'guiche.signIn.title', about: 'guiche.signIn.about' },
  code: { title: 'security.factor.title', about: 'security.factor.about' },
  forgotten: { title: 'security.forgotten.title', about: 'security.forgotten.about' },
  reset: { title: 'security.reset.title', about: 'security.reset.about' },
} as const;

/** Where one signs in. Somebody who already is (in the desk, in another tab) is let through. */
export function SignInPage() {
  const translate = useTranslate();
  const login = useLogin();
  const checkAuth = useCheckAuth();
  const navigate = useNavigate();
  const location = useLocation();
  const [isBusy, setIsBusy] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [step, setStep] = useState<Step>(firstStep);
  const { data: options } = useQuery({
    queryKey: ['sign-in-options', arrival.problem],
    queryFn: () => signInOptions(arrival.problem),
  });
  const told = problem ?? options?.problem ?? null;
  const back = () => setStep({ at: 'password' });
  const state = location.state as { nextPathname?: string; nextSearch?: string } | null;

  useEffect(() => {
    document.title = `${translate('guiche.signIn.title')} · ${brandName()}`;
    if (step.at === 'reset') return;
    checkAuth({}, false)
      .then(() => navigate(`${state?.nextPathname ?? '/'}${state?.nextSearch ?? ''}`, { replace: true }))
      .catch(() => undefined);
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the page opens
  }, []);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsBusy(true);
    setProblem(null);
    login({ username: form.get('login'), password: form.get('password') })
      .catch((error: unknown) => {
        if (error instanceof SecondFactorNeeded) setStep({ at: 'code', challenge: error.challenge });
        else setProblem(error instanceof Error ? error.message : 'guiche.signIn.failed');
      })
      .finally(() => setIsBusy(false));
  };

  return (
    <Box
      component="main"
      sx={(theme) => ({
        minHeight: '100dvh',
        display: 'grid',
        placeItems: 'center',
        p: 2,
        background: `radial-gradient(60% 50% at 78% 12%, rgba(251, 191, 36, 0.16), transparent 70%), linear-gradient(160deg, ${theme.tokens.headerHover} 0%, ${theme.tokens.header} 60%)`,
      })}
    >
      <Box sx={{ width: '100%', maxWidth: 400 }}>
        <Stack
          direction="row"
          sx={(theme) => ({ alignItems: 'center', gap: 1.25, mb: 2.5, color: theme.tokens.headerText })}
        >
          <BrandMark size={36} />
          <Typography component="span" sx={{ fontWeight: 700, fontSize: '1.375rem', letterSpacing: '-0.02em' }}>
            {brandName()}
          </Typography>
        </Stack>
        <Card sx={(theme) => ({ p: { xs: 2.5, sm: 4 }, boxShadow: theme.tokens.shadow, borderRadius: 4 })}>
          <Typography variant="h1">{translate(words[step.at].title)}</Typography>
          <Typography variant="body1" sx={{ color: 'text.secondary', mb: 2 }}>
            {translate(words[step.at].about)}
          </Typography>
          {step.at === 'code' && <CodeStep challenge={step.challenge} onBack={back} />}
          {step.at === 'forgotten' && <ForgottenStep onBack={back} />}
          {step.at === 'reset' && <ResetStep token={arrival.token} onBack={back} />}
          {step.at === 'password' && (
            <>
              {options?.providers.map(({ id, name }) => (
                <Button
                  key={id}
                  variant="outlined"
                  fullWidth
                  size="large"
                  href={`/api/v1/auth/corporate/${id}/start?to=admin`}
                  sx={{ mb: 1 }}
                  data-testid="corporate-sign-in"
                >
                  {translate('security.signIn.with', { name })}
                </Button>
              ))}
              <Box component="form" onSubmit={submit} noValidate data-testid="sign-in-form">
                {told !== null && (
                  <Alert severity="error" role="alert" sx={{ mb: 1 }}>
                    {translate(told, { _: told })}
                  </Alert>
                )}
                <TextField
                  name="login"
                  label={translate('ra.auth.username')}
                  autoComplete="username"
                  autoFocus
                  required
                  slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false } }}
                />
                <TextField
                  name="password"
                  label={translate('ra.auth.password')}
                  type={isShown ? 'text' : 'password'}
                  autoComplete="current-password"
                  required
                  slotProps={{
                    input: {
                      endAdornment: (
                        <InputAdornment position="end">
                          <IconButton
                            size="small"
                            aria-label={translate(isShown ? 'guiche.signIn.hide' : 'guiche.signIn.show')}
                            onClick={() => setIsShown(!isShown)}
                          >
                            {isShown ? <VisibilityOffIcon fontSize="small" /> : <VisibilityIcon fontSize="small" />}
                          </IconButton>
                        </InputAdornment>
                      ),
                    },
                  }}
                />
                <Button type="submit" variant="contained" fullWidth size="large" disabled={isBusy} sx={{ mt: 2 }}>
                  {isBusy ? <CircularProgress size={20} color="inherit" /> : translate('ra.auth.sign_in')}
                </Button>
                {options?.mailsPasswordLinks === true && (
                  <Button
                    fullWidth
                    onClick={() => setStep({ at: 'forgotten' })}
                    sx={{ mt: 1 }}
                    data-testid="forgotten-password"
                  >
                    {translate('security.forgotten.open')}
                  </Button>
                )}
              </Box>
            </>
          )}
        </Card>
        <Languages />
      </Box>
      <Notification />
    </Box>
  );
}

function Languages() {
  const [locale, setLocale] = useLocaleState();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <Stack direction="row" sx={{ justifyContent: 'center', gap: 1, mt: 2 }}>
      {languages.map(({ locale: language, name }) => (
        <ButtonBase
          key={language}
          lang={language}
          aria-pressed={language === locale}
          onClick={() => setLocale(language)}
          sx={{
            px: 1,
            py: 0.5,
            borderRadius: 1,
            fontSize: '0.8125rem',
            color: '#E6F2EF',
            fontWeight: language === locale ? 700 : 400,
            textDecoration: language === locale ? 'underline' : 'none',
            textUnderlineOffset: 4,
          }}
        >
          {name}
        </ButtonBase>
      ))}
    </Stack>
  );
}
