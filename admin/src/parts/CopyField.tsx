import CheckIcon from '@mui/icons-material/Check';
import ContentCopyIcon from '@mui/icons-material/ContentCopy';
import { IconButton, InputAdornment, TextField, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

/** Copies where the browser's clipboard is not to be had (an installation reached by plain http has none). */
function copyByHand(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

/** A text that is there to be taken elsewhere, with a button that takes it. */
export function CopyField({
  label,
  value,
  help,
  testId,
}: {
  label: string;
  value: string;
  help?: string;
  testId?: string;
}) {
  const translate = useTranslate();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      copyByHand(value);
    }
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  const name = `${translate('guiche.copy')}: ${label}`;
  return (
    <TextField
      label={label}
      value={value}
      helperText={help}
      data-testid={testId}
      slotProps={{
        inputLabel: { shrink: true },
        input: {
          readOnly: true,
          sx: { fontFamily: 'ui-monospace, Menlo, Consolas, monospace', fontSize: '0.8125rem' },
          endAdornment: (
            <InputAdornment position="end">
              <Tooltip title={translate(copied ? 'guiche.copied' : 'guiche.copy')}>
                <IconButton size="small" aria-label={name} onClick={() => void copy()}>
                  {copied ? <CheckIcon fontSize="small" color="success" /> : <ContentCopyIcon fontSize="small" />}
                </IconButton>
              </Tooltip>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
