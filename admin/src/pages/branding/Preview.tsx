import { Box, Card, CardContent, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { brandTokens, type Branding } from '@guiche/contracts';
import { BrandMark } from '../../layout/BrandMark.js';
import { darkTokens, lightTokens, type Tokens } from '../../theme/tokens.js';

/** The bar, a button, a link and a chosen row, in both themes, as they will be once this is saved. */
export function Preview({ branding }: { branding: Branding }) {
  const translate = useTranslate();
  return (
    <Card data-testid="branding-preview">
      <CardContent sx={{ p: { xs: 2, md: 3 } }}>
        <Typography variant="h2" sx={{ mb: 1.5 }}>
          {translate('guiche.branding.preview')}
        </Typography>
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Sample title="light" tokens={brandTokens(lightTokens, 'light', branding)} branding={branding} />
          <Sample title="dark" tokens={brandTokens(darkTokens, 'dark', branding)} branding={branding} />
        </Box>
      </CardContent>
    </Card>
  );
}

function Sample({ title, tokens, branding }: { title: 'light' | 'dark'; tokens: Tokens; branding: Branding }) {
  const translate = useTranslate();
  return (
    <Box component="figure" sx={{ m: 0 }}>
      <Typography component="figcaption" variant="caption" sx={{ color: 'text.secondary' }}>
        {translate(`guiche.branding.${title}`)}
      </Typography>
      <Box
        sx={{
          border: `1px solid ${tokens.border}`,
          borderRadius: 2,
          overflow: 'hidden',
          backgroundColor: tokens.canvas,
          color: tokens.text,
        }}
      >
        <Stack
          direction="row"
          sx={{
            gap: 1,
            alignItems: 'center',
            px: 1.5,
            py: 1,
            backgroundColor: tokens.header,
            color: tokens.headerText,
          }}
        >
          <BrandMark size={24} logoUrl={branding.logoUrl} />
          <Typography component="span" sx={{ fontWeight: 700 }}>
            {branding.name ?? 'Guichê'}
          </Typography>
          <Typography component="span" variant="body2" sx={{ color: tokens.headerMuted }}>
            {translate('guiche.admin')}
          </Typography>
        </Stack>
        <Stack direction="row" sx={{ gap: 2, p: 2, alignItems: 'center', flexWrap: 'wrap' }}>
          <Box
            sx={{
              px: 2,
              py: 0.75,
              borderRadius: 2,
              fontWeight: 600,
              backgroundColor: tokens.accent,
              color: tokens.onAccent,
            }}
          >
            {translate('guiche.branding.button')}
          </Box>
          <Box component="span" sx={{ color: tokens.accent, textDecoration: 'underline' }}>
            {translate('guiche.branding.link')}
          </Box>
          <Box
            component="span"
            sx={{ px: 1, py: 0.25, borderRadius: 1, backgroundColor: tokens.accentSoft, color: tokens.accentText }}
          >
            {translate('guiche.branding.chosen')}
          </Box>
        </Stack>
      </Box>
    </Box>
  );
}
