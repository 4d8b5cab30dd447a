import type { ThemeOptions } from '@mui/material/styles';

const focusRing = { outline: '2px solid var(--g-accent)', outlineOffset: 2 };

/** What each MUI part looks like here, so that screens state meaning and not style. */
export const components: ThemeOptions['components'] = {
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { '&.Mui-focusVisible': focusRing } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small' },
    styleOverrides: {
      root: { minHeight: 36, paddingInline: 14, borderRadius: 8, whiteSpace: 'nowrap', flexShrink: 0 },
      outlined: { borderColor: 'var(--g-border)', color: 'var(--g-text)', backgroundColor: 'var(--g-surface)' },
      text: { '&.MuiButton-colorPrimary:not(.Mui-disabled)': { color: 'var(--g-accent-text)' } },
    },
  },
  MuiIconButton: {
    styleOverrides: {
      root: {
        borderRadius: 8,
        width: 36,
        height: 36,
        padding: 0,
        color: 'var(--g-text-2)',
        '&:hover': { backgroundColor: 'var(--g-hover)', color: 'var(--g-text)' },
      },
    },
  },
  MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiDialog: {
    styleOverrides: {
      paper: { borderRadius: 16, border: '1px solid var(--g-border)', boxShadow: 'var(--g-shadow)', margin: 16 },
    },
  },
  MuiDialogTitle: {
    styleOverrides: { root: { fontSize: '1.125rem', lineHeight: '1.5rem', fontWeight: 650, padding: '20px 24px 8px' } },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: '8px 24px 16px' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '8px 24px 20px', gap: 4 } } },
  MuiBackdrop: {
    styleOverrides: { root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: 'rgba(8,22,20,.45)' } } },
  },
  MuiMenu: {
    styleOverrides: {
      paper: { border: '1px solid var(--g-border)', borderRadius: 12, boxShadow: 'var(--g-shadow)', marginTop: 4 },
      list: { padding: 4 },
    },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: {
        borderRadius: 8,
        minHeight: 36,
        fontSize: '0.875rem',
        gap: 10,
        paddingInline: 10,
        '&.Mui-selected': { backgroundColor: 'var(--g-accent-soft)', color: 'var(--g-accent-text)' },
        '&.Mui-focusVisible': { backgroundColor: 'var(--g-hover)' },
      },
    },
  },
  MuiAutocomplete: {
    styleOverrides: {
      paper: { border: '1px solid var(--g-border)', borderRadius: 12, boxShadow: 'var(--g-shadow)', marginTop: 4 },
      option: { borderRadius: 8, marginInline: 4, fontSize: '0.875rem' },
    },
  },
  MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: {
        borderRadius: 8,
        backgroundColor: 'var(--g-surface)',
        '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--g-text-3)' },
      },
      notchedOutline: { borderColor: 'var(--g-strong-border)' },
    },
  },
  MuiInputLabel: { styleOverrides: { root: { '&:not(.MuiInputLabel-shrink)': { color: 'var(--g-text-3)' } } } },
  MuiTabs: {
    styleOverrides: { root: { minHeight: 44 }, indicator: { height: 3, borderRadius: '3px 3px 0 0' } },
  },
  MuiTab: {
    styleOverrides: {
      root: { minHeight: 44, paddingInline: 12, minWidth: 0, fontSize: '0.8125rem', color: 'var(--g-text-2)' },
    },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, disableInteractive: true },
    styleOverrides: {
      tooltip: {
        backgroundColor: 'var(--g-header)',
        color: 'var(--g-header-text)',
        fontSize: '0.75rem',
        padding: '6px 10px',
      },
    },
  },
  MuiAlert: {
    styleOverrides: {
      root: {
        borderRadius: 10,
        fontSize: '0.8125rem',
        padding: '4px 12px',
        '&.MuiAlert-colorError': { backgroundColor: 'var(--g-danger-soft)', color: 'var(--g-danger-text)' },
        '&.MuiAlert-colorWarning': { backgroundColor: 'var(--g-amber-soft)', color: 'var(--g-amber-text)' },
        '&.MuiAlert-colorInfo': { backgroundColor: 'var(--g-info-soft)', color: 'var(--g-text)' },
        '&.MuiAlert-colorSuccess': { backgroundColor: 'var(--g-success-soft)', color: 'var(--g-text)' },
      },
    },
  },
  MuiSkeleton: { defaultProps: { animation: 'wave' } },
};
