import { QueryClientProvider } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { me as readMe } from '../api/people.js';
import type { Me } from '../api/types.js';
import { Notices } from '../app/notices.js';
import { makeQueryClient } from '../app/query-client.js';
import { useI18n } from '../i18n/use-i18n.js';
import PasswordDialog from './PasswordDialog.js';
import { SecondFactorSetup } from './SecondFactorSetup.js';
import { setMe, signOut } from './session-store.js';
import { SignInFrame } from './SignInFrame.js';

/** What somebody must do before the desk opens: a password of his own, a second factor. */
export default function DutyPage({ me }: { me: Me }) {
  const { t } = useI18n();
  const [client] = useState(makeQueryClient);
  const isPassword = me.duty === 'change-password';
  return (
    <QueryClientProvider client={client}>
      <SignInFrame
        title={isPassword ? t('password.title') : t('factor.setUpTitle')}
        lead={isPassword ? t('password.forced') : t('factor.due')}
      >
        {isPassword ? (
          <PasswordDialog forced onClose={() => undefined} />
        ) : (
          <>
            <SecondFactorSetup onDone={() => void readMe().then(setMe)} />
            <Button onClick={() => void signOut()}>{t('user.signOut')}</Button>
          </>
        )}
      </SignInFrame>
      <Notices />
    </QueryClientProvider>
  );
}
