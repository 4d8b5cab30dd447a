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
import { useEffect, useState, type FormEvent } from 'react';
import { Notification, useCheckAuth, useLocaleState, useLogin, useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router';
import { languages } from '../i18n/languages.js';
import { brandName } from '../theme/brand.js';
import { BrandMark } from './BrandMark.js';

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
  const state = location.state as {
    nextPathname?: string;
    nextSearch?: string;
  } | null;

  useEffect(() => {
    document.title = `${translate('guiche.signIn.title')} · ${brandName()}`;
    checkAuth({}, false)
      .then(() =>
        navigate(`${state?.nextPathname ?? '/'}${state?.nextSearch ?? ''}`, {
          replace: true,
        }),
      )
      .catch(() => undefined);
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the page opens
  }, []);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsBusy(true);
    setProblem(null);
    login({ username: form.get('login'), password: form.get('password') })
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : 'guiche.signIn.failed'))
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
          sx={(theme) => ({
            alignItems: 'center',
            gap: 1.25,
            mb: 2.5,
            color: theme.tokens.headerText,
          })}
        >
          <BrandMark size={36} />
          <Typography
            component="span"
            sx={{
              fontWeight: 700,
              fontSize: '1.375rem',
              letterSpacing: '-0.02em',
            }}
          >
            {brandName()}
          </Typography>
        </Stack>
        <Card
          sx={(theme) => ({
            p: { xs: 2.5, sm: 4 },
            boxShadow: theme.tokens.shadow,
            borderRadius: 4,
          })}
        >
          <Typography variant="h1">{translate('guiche.signIn.title')}</Typography>
          <Typography variant="body1" sx={{ color: 'text.secondary', mb: 2 }}>
            {translate('guiche.signIn.about')}
          </Typography>
          <Box component="form" onSubmit={submit} noValidate data-testid="sign-in-form">
            {problem !== null && (
              <Alert severity="error" role="alert" sx={{ mb: 1 }}>
                {translate(problem, { _: problem })}
              </Alert>
            )}
            <TextField
              name="login"
              label={translate('ra.auth.username')}
              autoComplete="username"
              autoFocus
              required
              slotProps={{
                htmlInput: { autoCapitalize: 'none', spellCheck: false },
              }}
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
          </Box>
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
