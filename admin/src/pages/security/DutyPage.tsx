import { Box, Button, Card, Typography } from '@mui/material';
import { useLogout, useTranslate } from 'react-admin';
import { ChangePasswordDialog } from '../../layout/ChangePasswordDialog.js';
import { renew } from '../../providers/session.js';
import type { Me } from '../../providers/types.js';
import { SecondFactorSetup } from './SecondFactorSetup.js';

/** Everything that is remembered was read for somebody who might do nothing: the page begins anew. */
const goOn = () => void renew().then(() => window.location.reload());

/** What somebody must do before the administration opens: a password of his own, a second factor. */
export function DutyPage({ duty }: { duty: NonNullable<Me['duty']> }) {
  const translate = useTranslate();
  const logout = useLogout();
  const isPassword = duty === 'change-password';
  return (
    <Box component="main" sx={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', p: 2 }} data-testid="duty">
      <Card sx={{ p: { xs: 2.5, sm: 4 }, maxWidth: 480, width: '100%' }}>
        <Typography variant="h1">
          {translate(isPassword ? 'security.duty.password' : 'security.duty.factor')}
        </Typography>
        <Typography variant="body1" sx={{ color: 'text.secondary', mb: 2 }}>
          {translate(isPassword ? 'guiche.mustChangePassword' : 'security.factor.due')}
        </Typography>
        {isPassword ? (
          <ChangePasswordDialog isOpen isForced onClose={() => void logout()} onChanged={goOn} />
        ) : (
          <SecondFactorSetup onDone={goOn} />
        )}
        <Button onClick={() => void logout()} sx={{ mt: 2 }}>
          {translate('ra.auth.logout')}
        </Button>
      </Card>
    </Box>
  );
}
