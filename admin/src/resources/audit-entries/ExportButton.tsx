import DownloadOutlinedIcon from '@mui/icons-material/DownloadOutlined';
import { Button, CircularProgress, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useListContext, useLocale, useNotify, useTranslate } from 'react-admin';
import { holds } from '../../providers/auth-provider.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import { currentMe } from '../../providers/session.js';

/** Takes out everything that the filter finds, told while it comes. */
export function ExportButton() {
  const translate = useTranslate();
  const notify = useNotify();
  const numbers = new Intl.NumberFormat(useLocale());
  const { filterValues } = useListContext();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [count, setCount] = useState<number | null>(null);
  if (!holds(currentMe(), 'audit.export')) return null;
  const take = async (format: 'csv' | 'jsonl') => {
    setAnchor(null);
    setCount(0);
    let entries = 0;
    try {
      const blob = await dataProvider.exportAudit(filterValues as object, format, (n) => {
        entries = n;
        setCount(n);
      });
      const url = URL.createObjectURL(blob);
      const link = document.createElement('a');
      link.href = url;
      link.download = `audit.${format}`;
      link.click();
      URL.revokeObjectURL(url);
      const words = translate('resources.audit-entries.exported', { count: numbers.format(entries) });
      notify(words, { type: 'success' });
    } catch (error) {
      notify((error as Error).message, { type: 'error' });
    } finally {
      setCount(null);
    }
  };
  return (
    <>
      <Button
        variant="outlined"
        startIcon={count === null ? <DownloadOutlinedIcon /> : <CircularProgress size={16} />}
        disabled={count !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
        aria-live="polite"
        data-testid="audit-export"
      >
        {count === null
          ? translate('resources.audit-entries.exportAs')
          : translate('resources.audit-entries.exporting', { count: numbers.format(count) })}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem onClick={() => void take('csv')}>CSV</MenuItem>
        <MenuItem onClick={() => void take('jsonl')}>JSON</MenuItem>
      </Menu>
    </>
  );
}
