import ImageOutlinedIcon from '@mui/icons-material/ImageOutlined';
import { Box, Button, FormHelperText, Stack, Typography } from '@mui/material';
import { useState, type ChangeEvent } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';

interface ImageInputProps {
  label: string;
  help: string;
  url: string | null;
  problem: string | undefined;
  /** The stored file and an address under which this browser shows it before it is in place. */
  onChange: (file: { id: string; url: string } | null) => void;
}

/** An image: sent as soon as it is chosen, in place once the page is saved. */
export function ImageInput({ label, help, url, problem, onChange }: ImageInputProps) {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file === undefined) return;
    setBusy(true);
    setRefused(null);
    try {
      const { id } = await dataProvider.uploadFile('branding/files', file);
      onChange({ id, url: URL.createObjectURL(file) });
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const wrong = refused ?? problem;
  return (
    <Box>
      <Typography variant="h3" sx={{ mb: 0.75 }}>
        {label}
      </Typography>
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <Box
          sx={(theme) => ({
            width: 72,
            height: 48,
            display: 'grid',
            placeItems: 'center',
            borderRadius: 2,
            border: `1px solid ${theme.tokens.border}`,
            backgroundColor: theme.tokens.sunken,
            color: 'text.disabled',
            overflow: 'hidden',
          })}
        >
          {url === null ? (
            <ImageOutlinedIcon aria-hidden />
          ) : (
            <img src={url} alt={label} style={{ maxWidth: 64, maxHeight: 40, objectFit: 'contain' }} />
          )}
        </Box>
        <Button component="label" variant="outlined" disabled={busy}>
          {translate('guiche.branding.choose')}
          <input
            type="file"
            hidden
            accept="image/png,image/jpeg,image/webp,image/gif,image/x-icon,.ico"
            onChange={(event) => void choose(event)}
          />
        </Button>
        {url !== null && <Button onClick={() => onChange(null)}>{translate('guiche.branding.clear')}</Button>}
      </Stack>
      <FormHelperText error={wrong !== undefined}>{wrong ?? help}</FormHelperText>
    </Box>
  );
}
