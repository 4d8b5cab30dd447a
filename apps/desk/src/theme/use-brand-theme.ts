import { useMemo } from 'react';
import { brandTokens } from '@guiche/contracts';
import { useBranding } from './brand.js';
import { themeOf } from './theme.js';
import { darkTokens, lightTokens } from './tokens.js';

/** The colour tables and MUI's theme in the platform's colours. */
export function useBrandTheme() {
  const { accent, accentDark, header } = useBranding();
  return useMemo(() => {
    const colours = { accent, accentDark, header };
    const light = brandTokens(lightTokens, 'light', colours);
    const dark = brandTokens(darkTokens, 'dark', colours);
    return { light, dark, theme: themeOf(light, dark) };
  }, [accent, accentDark, header]);
}
