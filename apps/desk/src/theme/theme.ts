import { createTheme } from '@mui/material/styles';
import { components } from './components.js';
import type { Tokens } from './tokens.js';

export const fontStack =
  "'Inter', ui-sans-serif, system-ui, -apple-system, 'Segoe UI Variable Text', 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif, 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji'";

const paletteOf = (tokens: Tokens) => ({
  primary: { main: tokens.accent, dark: tokens.accentHover, light: tokens.accentSoft, contrastText: tokens.onAccent },
  secondary: { main: tokens.amber, contrastText: tokens.onAmber },
  warning: { main: tokens.amber, contrastText: tokens.onAmber },
  error: { main: tokens.danger, contrastText: tokens.surface },
  success: { main: tokens.success },
  info: { main: tokens.info },
  background: { default: tokens.canvas, paper: tokens.raised },
  text: { primary: tokens.text, secondary: tokens.text2, disabled: tokens.text3 },
  divider: tokens.border,
});

/** MUI in the desk's clothes: own palette, type scale on a 4-px grid, flat controls with soft borders. */
export const themeOf = (light: Tokens, dark: Tokens) =>
  createTheme({
    cssVariables: { colorSchemeSelector: '[data-theme="%s"]' },
    colorSchemes: { light: { palette: paletteOf(light) }, dark: { palette: paletteOf(dark) } },
    shape: { borderRadius: 8 },
    spacing: 4,
    breakpoints: { values: { xs: 0, sm: 600, md: 900, lg: 1240, xl: 1600 } },
    typography: {
      fontFamily: fontStack,
      fontSize: 14,
      h1: { fontSize: '1.5rem', lineHeight: '2rem', fontWeight: 650, letterSpacing: '-0.015em' },
      h2: { fontSize: '1.125rem', lineHeight: '1.5rem', fontWeight: 650, letterSpacing: '-0.01em' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.25rem', fontWeight: 600 },
      body1: { fontSize: '0.875rem', lineHeight: '1.25rem' },
      body2: { fontSize: '0.8125rem', lineHeight: '1.125rem' },
      caption: { fontSize: '0.75rem', lineHeight: '1rem' },
      button: { textTransform: 'none', fontWeight: 600, letterSpacing: 0 },
    },
    components,
  });
