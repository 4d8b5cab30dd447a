import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { lazy, Suspense, useEffect } from 'react';
import { useI18n } from '../i18n/use-i18n.js';
import { startSession, sessionStore, type Session } from '../session/session-store.js';
import { GlobalStyle } from '../theme/GlobalStyle.js';
import { useBrandTheme } from '../theme/use-brand-theme.js';
import { ErrorBoundary } from './ErrorBoundary.js';
import { Splash } from './Splash.js';
import { useStore } from './use-store.js';

const SignIn = lazy(() => import('../session/SignIn.js'));
const DutyPage = lazy(() => import('../session/DutyPage.js'));
const ResetPassword = lazy(() => import('../session/ResetPassword.js'));
const Desk = lazy(() => import('./Desk.js'));

/** Chooses between sign-in and desk; each is loaded only when it is needed. */
export function App() {
  const session = useStore(sessionStore);
  const { language } = useI18n();
  const { theme, light, dark } = useBrandTheme();

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="guiche.mode" noSsr disableTransitionOnChange>
      <CssBaseline />
      <GlobalStyle light={light} dark={dark} />
      <ErrorBoundary>
        <Suspense fallback={<Splash />}>
          <Screen session={session} />
        </Suspense>
      </ErrorBoundary>
    </ThemeProvider>
  );
}

function Screen({ session }: { session: Session }) {
  const { t } = useI18n();
  // A mailed link works whoever is signed in at this browser.
  if (window.location.pathname.endsWith('/reset-password')) return <ResetPassword />;
  switch (session.phase) {
    case 'starting':
      return <Splash />;
    case 'unreachable':
      return <Splash text={t('app.unreachable')} action={t('app.tryAgain')} onAction={() => void startSession()} />;
    case 'signed-out':
      return <SignIn ended={session.ended} />;
    case 'signed-in':
      return session.me.duty ? (
        <DutyPage key={`${session.me.id} ${session.me.duty}`} me={session.me} />
      ) : (
        <Desk key={session.me.id} me={session.me} />
      );
  }
}
