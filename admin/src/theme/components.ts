import type { RaThemeOptions } from 'react-admin';
import { LabelledSpan } from './LabelledSpan.js';
import type { Tokens } from './tokens.js';

/** The height of the bar at the top, which the side menu and sticky things stand below. */
export const topBarHeight = 56;

/** Pages that say one thing: in our type, and not in headlines. */
const quiet = {
  fontFamily: 'inherit',
  '& h1': { fontFamily: 'inherit', fontSize: '1.25rem' },
  '& svg': { width: 72, height: 72 },
};

/** What each MUI and react-admin part looks like here, so that screens state meaning and not style. */
export const componentsOf = (t: Tokens): RaThemeOptions['components'] => ({
  MuiCssBaseline: {
    styleOverrides: {
      body: { backgroundColor: t.canvas },
      '*:focus-visible': { outlineColor: t.accent },
      code: { fontFamily: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace", fontSize: '0.92em' },
    },
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { '&.Mui-focusVisible': { outline: `2px solid ${t.accent}`, outlineOffset: 2 } } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: { borderRadius: 8, whiteSpace: 'nowrap', minHeight: 36, paddingInline: 14, fontSize: '0.8438rem' },
      text: { color: t.accentText, '&.MuiButton-textError, &.MuiButton-colorError': { color: t.dangerText } },
      outlined: {
        borderColor: t.border,
        color: t.text,
        backgroundColor: t.surface,
        '&:hover': { borderColor: t.strongBorder, backgroundColor: t.hover },
        '&.MuiButton-colorError': { color: t.dangerText },
      },
    },
  },
  MuiIconButton: {
    styleOverrides: { root: { borderRadius: 8, color: t.text2, '&:hover': { backgroundColor: t.hover } } },
  },
  MuiPaper: {
    styleOverrides: { root: { backgroundImage: 'none' } },
  },
  MuiCard: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { border: `1px solid ${t.border}`, borderRadius: 12, boxShadow: 'none' } },
  },
  MuiDialog: {
    styleOverrides: { paper: { borderRadius: 16, border: `1px solid ${t.border}`, boxShadow: t.shadow, margin: 16 } },
  },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.125rem', fontWeight: 650, padding: '20px 24px 8px' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '8px 24px 20px', gap: 4 } } },
  MuiMenu: {
    styleOverrides: {
      paper: { border: `1px solid ${t.border}`, borderRadius: 12, boxShadow: t.shadow, marginTop: 4 },
      list: { padding: 4 },
    },
  },
  MuiMenuItem: { styleOverrides: { root: { borderRadius: 8, minHeight: 36, fontSize: '0.875rem' } } },
  MuiAutocomplete: {
    defaultProps: { fullWidth: true },
    styleOverrides: {
      paper: { border: `1px solid ${t.border}`, borderRadius: 12, boxShadow: t.shadow, marginTop: 4 },
      option: { borderRadius: 8, marginInline: 4, fontSize: '0.875rem' },
    },
  },
  MuiTextField: { defaultProps: { variant: 'outlined', margin: 'dense', size: 'small', fullWidth: true } },
  MuiFormControl: { defaultProps: { variant: 'outlined', margin: 'dense', size: 'small', fullWidth: true } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: {
        borderRadius: 8,
        backgroundColor: t.surface,
        fontSize: '0.875rem',
        '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: t.text3 },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: t.accent },
        '&.Mui-error .MuiOutlinedInput-notchedOutline': { borderColor: t.danger },
      },
      notchedOutline: { borderColor: t.strongBorder },
    },
  },
  MuiInputLabel: {
    styleOverrides: { root: { color: t.text2, '&:not(.MuiInputLabel-shrink)': { color: t.text3 } } },
  },
  // Citrus marks what must be filled in with a red asterisk; so do we.
  MuiFormLabel: {
    styleOverrides: { asterisk: { color: t.danger }, root: { '& span[aria-hidden="true"]': { color: t.danger } } },
  },
  MuiFormHelperText: {
    styleOverrides: {
      root: { marginInline: 2, lineHeight: '1.05rem', color: t.text3, '&.Mui-error': { color: t.dangerText } },
    },
  },
  MuiTableSortLabel: { styleOverrides: { root: { minHeight: 24 } } },
  MuiCheckbox: { defaultProps: { component: LabelledSpan } },
  MuiTableCell: {
    styleOverrides: {
      root: {
        '& .MuiTypography-root.MuiTypography-body2': { fontSize: 'inherit' },
        borderColor: t.border,
        fontSize: '0.8438rem',
        paddingBlock: 9,
        '&.MuiTableCell-paddingCheckbox': { padding: '0 8px' },
      },
      head: { color: t.text3, fontWeight: 600, fontSize: '0.75rem', backgroundColor: t.sunken },
    },
  },
  MuiTableRow: {
    styleOverrides: {
      root: { '&:last-child > td': { borderBottom: 0 }, '&.MuiTableRow-hover:hover': { backgroundColor: t.hover } },
    },
  },
  MuiTabs: { styleOverrides: { root: { minHeight: 44 }, indicator: { height: 3, borderRadius: '3px 3px 0 0' } } },
  MuiTab: {
    styleOverrides: {
      root: {
        minHeight: 44,
        paddingInline: 14,
        minWidth: 0,
        fontSize: '0.8438rem',
        color: t.text2,
        '&.Mui-selected': { color: t.accentText },
      },
    },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 300 },
    styleOverrides: {
      tooltip: { backgroundColor: t.header, color: t.headerText, fontSize: '0.75rem', padding: '6px 10px' },
    },
  },
  MuiAlert: {
    styleOverrides: {
      root: { borderRadius: 10, fontSize: '0.8125rem' },
      standardError: { backgroundColor: t.dangerSoft, color: t.dangerText },
      standardWarning: { backgroundColor: t.amberSoft, color: t.amberText },
      standardInfo: { backgroundColor: t.infoSoft, color: t.text },
      standardSuccess: { backgroundColor: t.successSoft, color: t.successText },
    },
  },
  MuiChip: { styleOverrides: { root: { fontWeight: 550, fontSize: '0.75rem' } } },
  MuiListItemIcon: { styleOverrides: { root: { minWidth: 36 } } },
  MuiTablePagination: { styleOverrides: { root: { color: t.text2 } } },
  RaLayout: {
    styleOverrides: {
      root: {
        minWidth: 0,
        '& .RaLayout-appFrame': { marginTop: topBarHeight, minWidth: 0 },
        '& .RaLayout-contentWithSidebar': { minWidth: 0 },
        '& .RaLayout-content': { padding: 0, minWidth: 0, backgroundColor: t.canvas },
      },
    },
  },
  RaSidebar: {
    styleOverrides: {
      root: {
        height: `calc(100vh - ${topBarHeight}px)`,
        '& .RaSidebar-fixed': {
          height: `calc(100vh - ${topBarHeight}px)`,
          borderRight: `1px solid ${t.border}`,
          backgroundColor: t.surface,
          overflowY: 'auto',
        },
        '& .MuiPaper-root': { backgroundColor: t.surface },
      },
    },
  },
  RaMenuItemLink: {
    styleOverrides: {
      root: {
        margin: '0 8px',
        padding: '5px 10px',
        borderRadius: 8,
        color: t.text2,
        fontWeight: 500,
        fontSize: '0.8438rem',
        '& .RaMenuItemLink-icon': { minWidth: 32, color: t.text3 },
        '& .MuiSvgIcon-root': { fontSize: 20 },
        '&:hover': { backgroundColor: t.hover, color: t.text },
        '&.RaMenuItemLink-active': {
          backgroundColor: t.accentSoft,
          color: t.accentText,
          fontWeight: 650,
          '& .RaMenuItemLink-icon': { color: t.accentText },
        },
      },
    },
  },
  RaFilterForm: {
    styleOverrides: {
      root: {
        minHeight: '0 !important',
        padding: 0,
        rowGap: 4,
        width: 'auto !important',
        minWidth: 0,
        '& .RaFilterFormInput-spacer': { width: 8 },
        alignItems: 'center',
        '& .RaFilterForm-filterFormInput': { alignItems: 'center' },
        '& .RaFilterForm-filterFormInput .MuiFormControl-root': { marginTop: 4, marginBottom: 4, minWidth: 170 },
        '& .hide-filter': { marginBottom: 0 },
      },
    },
  },
  RaDataTable: {
    styleOverrides: {
      root: {
        '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
        '& .RaDataTable-headerCell': { backgroundColor: t.sunken },
        '& .RaDataTable-rowEven, & .RaDataTable-rowOdd': { backgroundColor: 'transparent' },
      },
    },
  },
  RaBulkActionsToolbar: {
    styleOverrides: {
      root: {
        '& .RaBulkActionsToolbar-toolbar': { backgroundColor: t.accentSoft, color: t.accentText, borderRadius: 0 },
        // Folded away is gone: for the pointer, the tab key and a screen reader alike.
        '& .RaBulkActionsToolbar-collapsed': { visibility: 'hidden' },
        '& .RaBulkActionsToolbar-topToolbar': { backgroundColor: 'transparent' },
      },
    },
  },
  RaAuthenticationError: { styleOverrides: { root: quiet } },
  RaLoading: { styleOverrides: { root: { ...quiet, '& .RaLoading-message': { fontFamily: 'inherit' } } } },
  RaToolbar: { styleOverrides: { root: { backgroundColor: 'transparent' } } },
  RaSimpleFormIterator: { defaultProps: { fullWidth: true } },
});
