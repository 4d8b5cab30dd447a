import { Alert, Box, Button, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';

/** The codes for when the authenticator is lost; this is the only time that they are shown. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const translate = useTranslate();
  return (
    <Stack sx={{ gap: 1.5, maxWidth: 400 }}>
      <Alert severity="warning">{translate('security.factor.keep')}</Alert>
      <Box
        component="ol"
        data-testid="recovery-codes"
        sx={{ m: 0, columns: 2, fontFamily: 'monospace', lineHeight: 1.8 }}
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Box>
      <Stack direction="row" sx={{ gap: 1 }}>
        <Button variant="outlined" onClick={() => void navigator.clipboard.writeText(codes.join('\n'))}>
          {translate('guiche.copy')}
        </Button>
        <Button variant="contained" onClick={onDone}>
          {translate('security.factor.kept')}
        </Button>
      </Stack>
    </Stack>
  );
}
