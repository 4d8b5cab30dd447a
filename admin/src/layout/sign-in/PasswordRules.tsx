import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { signInOptions } from '../../providers/sign-in.js';

/** What the installation asks of a new password, said before it is typed. */
export function PasswordRules() {
  const translate = useTranslate();
  const { data } = useQuery({ queryKey: ['sign-in-options'], queryFn: () => signInOptions(null), staleTime: 60_000 });
  if (!data) return null;
  const { minLength, classes, notAboutOneself, notCommon } = data.passwordRules;
  return (
    <Box
      component="ul"
      data-testid="password-rules"
      sx={{ m: 0, mt: 1, pl: 2.5, color: 'text.secondary', fontSize: '0.8125rem', lineHeight: 1.5 }}
    >
      <li>{translate('security.rule.length', { count: minLength })}</li>
      {classes > 1 && <li>{translate('security.rule.classes', { count: classes })}</li>}
      {notAboutOneself && <li>{translate('security.rule.self')}</li>}
      {notCommon && <li>{translate('security.rule.common')}</li>}
    </Box>
  );
}
