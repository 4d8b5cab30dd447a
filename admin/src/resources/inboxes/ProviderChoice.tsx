import CheckCircleIcon from '@mui/icons-material/CheckCircle';
import ForumOutlinedIcon from '@mui/icons-material/ForumOutlined';
import WhatsAppIcon from '@mui/icons-material/WhatsApp';
import { Box, ButtonBase, Typography } from '@mui/material';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { ChannelProvider } from '../../providers/types.js';
import { defaultSettings } from './inbox-values.js';

/** One card per kind of inbox; when there is only one it is chosen already. */
export function ProviderChoice({ providers }: { providers: ChannelProvider[] }) {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const chosen = useWatch({ name: 'provider' }) as string | undefined;

  const choose = (provider: ChannelProvider) => {
    setValue('provider', provider.provider, { shouldDirty: true });
    setValue('settings', defaultSettings(provider));
    setValue('secrets', {});
  };
  const only = providers.length === 1 ? providers[0] : undefined;
  useEffect(() => {
    if (only !== undefined && chosen === undefined) choose(only);
    // oxlint-disable-next-line react/exhaustive-deps -- what choosing does is made anew with every drawing
  }, [only, chosen]);

  return (
    <Box
      role="radiogroup"
      aria-label={translate('resources.inboxes.chooseProvider')}
      sx={{ display: 'grid', gap: 1.5, mt: 1, gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))' }}
    >
      {providers.map((provider) => {
        const isChosen = provider.provider === chosen;
        return (
          <ButtonBase
            key={provider.provider}
            role="radio"
            aria-checked={isChosen}
            data-testid={`provider-${provider.provider}`}
            onClick={() => choose(provider)}
            sx={(theme) => ({
              justifyContent: 'flex-start',
              gap: 1.5,
              p: 1.5,
              borderRadius: 2.5,
              textAlign: 'left',
              border: `1px solid ${isChosen ? theme.tokens.accent : theme.tokens.border}`,
              backgroundColor: isChosen ? theme.tokens.accentSoft : theme.tokens.surface,
              color: isChosen ? theme.tokens.accentText : 'text.primary',
            })}
          >
            {provider.channel === 'whatsapp' ? <WhatsAppIcon /> : <ForumOutlinedIcon />}
            <Typography component="span" sx={{ fontWeight: 600, flex: 1 }}>
              {provider.label}
            </Typography>
            {isChosen && <CheckCircleIcon fontSize="small" />}
          </ButtonBase>
        );
      })}
    </Box>
  );
}
