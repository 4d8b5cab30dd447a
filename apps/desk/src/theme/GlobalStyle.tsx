import GlobalStyles from '@mui/material/GlobalStyles';
import { asCustomProperties, type Tokens } from './tokens.js';
import { fontStack } from './theme.js';

/** The colour table as custom properties for both schemes, and what holds for every element. */
export function GlobalStyle({ light, dark }: { light: Tokens; dark: Tokens }) {
  return (
    <GlobalStyles
      styles={{
        ':root': { ...asCustomProperties(light), colorScheme: 'light' },
        '[data-theme="dark"]': { ...asCustomProperties(dark), colorScheme: 'dark' },
        'html, body, #root': { height: '100%' },
        body: {
          margin: 0,
          fontFamily: fontStack,
          fontSize: 14,
          lineHeight: '20px',
          color: 'var(--g-text)',
          background: 'var(--g-canvas)',
          WebkitFontSmoothing: 'antialiased',
          overscrollBehavior: 'none',
        },
        '*, *::before, *::after': { boxSizing: 'border-box' },
        'button, input, textarea, select': { font: 'inherit' },
        ':focus-visible': { outline: '2px solid var(--g-accent)', outlineOffset: 2 },
        '::selection': { background: 'var(--g-accent)', color: 'var(--g-on-accent)' },
        '*': { scrollbarWidth: 'thin', scrollbarColor: 'var(--g-strong-border) transparent' },
        '.sr-only': {
          position: 'absolute',
          width: 1,
          height: 1,
          margin: -1,
          padding: 0,
          overflow: 'hidden',
          clipPath: 'inset(50%)',
          whiteSpace: 'nowrap',
          border: 0,
        },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': {
            animationDuration: '0.01ms !important',
            animationIterationCount: '1 !important',
            transitionDuration: '0.01ms !important',
            scrollBehavior: 'auto !important',
          },
        },
      }}
    />
  );
}
