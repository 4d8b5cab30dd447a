import type { RaThemeOptions } from 'react-admin';
import { componentsOf } from './components.js';
import type { Tokens } from './tokens.js';

declare module '@mui/material/styles' {
  interface Theme {
    /** Our own colours, for what MUI's palette has no word for. */
    tokens: Tokens;
  }
  interface ThemeOptions {
    tokens?: Tokens;
  }
}

const fontStack =
  "'Inter', ui-sans-serif, system-ui, -apple-system, 'Segoe UI Variable Text', 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";

/** The theme of one mode from its colours. */
export const themeOf = (mode: 'light' | 'dark', tokens: Tokens): RaThemeOptions => ({
  tokens,
  palette: {
    mode,
    primary: { main: tokens.accent, dark: tokens.accentHover, light: tokens.accentSoft, contrastText: tokens.onAccent },
    secondary: { main: tokens.amber, contrastText: tokens.onAmber },
    warning: { main: tokens.amber, contrastText: tokens.onAmber },
    error: { main: tokens.danger, contrastText: mode === 'light' ? '#FFFFFF' : '#2A0A08' },
    success: { main: tokens.success },
    info: { main: tokens.info },
    background: { default: tokens.canvas, paper: tokens.surface },
    text: { primary: tokens.text, secondary: tokens.text2, disabled: tokens.text3 },
    divider: tokens.border,
  },
  shape: { borderRadius: 8 },
  sidebar: { width: 248, closedWidth: 56 },
  typography: {
    fontFamily: fontStack,
    fontSize: 14,
    h1: { fontSize: '1.375rem', lineHeight: '1.875rem', fontWeight: 650, letterSpacing: '-0.015em' },
    h2: { fontSize: '1rem', lineHeight: '1.5rem', fontWeight: 650, letterSpacing: '-0.005em' },
    h3: { fontSize: '0.875rem', lineHeight: '1.25rem', fontWeight: 600 },
    h6: { fontSize: '1rem', fontWeight: 600 },
    body1: { fontSize: '0.875rem', lineHeight: '1.375rem' },
    body2: { fontSize: '0.8125rem', lineHeight: '1.1875rem' },
    caption: { fontSize: '0.75rem', lineHeight: '1.0625rem' },
    button: { textTransform: 'none', fontWeight: 600, letterSpacing: 0 },
  },
  components: componentsOf(tokens),
});
