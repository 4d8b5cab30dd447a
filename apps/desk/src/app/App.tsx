import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { lazy, Suspense, useEffect } from 'react';
import { useI18n } from '../i18n/use-i18n.js';
import { startSession, sessionStore } from '../session/session-store.js';
import { GlobalStyle } from '../theme/GlobalStyle.js';
import { theme } from '../theme/theme.js';
import { ErrorBoundary } from './ErrorBoundary.js';
import { Splash } from './Splash.js';
import { useStore } from './use-store.js';

const SignIn = lazy(() => import('../session/SignIn.js'));
const Desk = lazy(() => import('./Desk.js'));

/** Chooses between sign-in and desk; each is loaded only when it is needed. */
export function App() {
  const session = useStore(sessionStore);
  const { language, t } = useI18n();

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="guiche.mode" noSsr disableTransitionOnChange>
      <CssBaseline />
      <GlobalStyle />
      <ErrorBoundary>
        <Suspense fallback={<Splash />}>
          {session.phase === 'starting' && <Splash />}
          {session.phase === 'unreachable' && (
            <Splash text={t('app.unreachable')} action={t('app.tryAgain')} onAction={() => void startSession()} />
          )}
          {session.phase === 'signed-out' && <SignIn ended={session.ended} />}
          {session.phase === 'signed-in' && <Desk key={session.me.id} me={session.me} />}
        </Suspense>
      </ErrorBoundary>
    </ThemeProvider>
  );
}
