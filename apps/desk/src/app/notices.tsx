import Alert from '@mui/material/Alert';
import Snackbar from '@mui/material/Snackbar';
import useMediaQuery from '@mui/material/useMediaQuery';
import { ApiProblem, Unreachable } from '../api/problem.js';
import { currentLanguage } from '../i18n/language.js';
import { i18nOf } from '../i18n/use-i18n.js';
import { createStore } from './store.js';
import { useStore } from './use-store.js';

interface Notice {
  key: number;
  kind: 'success' | 'error' | 'info';
  text: string;
}

const noticeStore = createStore<Notice | null>(null);
let last = 0;

/** Says something in the corner of the screen for a few seconds. */
export function notify(kind: Notice['kind'], text: string): void {
  last += 1;
  noticeStore.set({ key: last, kind, text });
}

/** What an error means to the user: the server's own words, or that it cannot be reached. */
export function explain(error: unknown): string {
  const { t } = i18nOf(currentLanguage());
  if (error instanceof ApiProblem && error.detail !== '') return error.detail;
  return error instanceof Unreachable ? t('app.unreachable') : t('app.unexpected');
}

export const notifyError = (error: unknown): void => notify('error', explain(error));

export function Notices() {
  const notice = useStore(noticeStore);
  // Over the end of the list on a large screen, below the header on a small one: never over the composer.
  const narrow = useMediaQuery('(max-width: 899px)', { noSsr: true });
  return (
    <Snackbar
      key={notice?.key}
      open={notice !== null}
      autoHideDuration={notice?.kind === 'error' ? 8000 : 4000}
      onClose={(_, why) => why !== 'clickaway' && noticeStore.set(null)}
      anchorOrigin={narrow ? { vertical: 'top', horizontal: 'center' } : { vertical: 'bottom', horizontal: 'left' }}
      sx={{ top: { xs: 64, md: 'auto' } }}
    >
      {notice === null ? undefined : (
        <Alert
          severity={notice.kind}
          onClose={() => noticeStore.set(null)}
          data-testid="notice"
          sx={{ boxShadow: 'var(--g-shadow)', border: '1px solid var(--g-border)', maxWidth: 480 }}
        >
          {notice.text}
        </Alert>
      )}
    </Snackbar>
  );
}
