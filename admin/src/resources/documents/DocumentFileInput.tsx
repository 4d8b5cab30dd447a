import AttachFileIcon from '@mui/icons-material/AttachFile';
import OpenInNewIcon from '@mui/icons-material/OpenInNew';
import { Box, Button, FormHelperText, Stack, Typography } from '@mui/material';
import { useState, type ChangeEvent } from 'react';
import { required, useDataProvider, useInput, useRecordContext, useTranslate } from 'react-admin';
import { useHelp } from '../../parts/inputs.js';
import type { GuicheDataProvider, UploadedFile } from '../../providers/data-provider.js';

const needed = required();

/** The file of a document: sent as soon as it is chosen, in place once the form is saved. */
export function DocumentFileInput() {
  const translate = useTranslate();
  const record = useRecordContext();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const help = useHelp('fileId');
  const { field, fieldState } = useInput({ source: 'fileId', validate: needed });
  const [sent, setSent] = useState<UploadedFile | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const stored = record?.file as UploadedFile | null | undefined;
  const file = field.value === sent?.id ? sent : field.value === stored?.id ? stored : null;

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? [];
    event.target.value = '';
    if (chosen === undefined) return;
    setBusy(true);
    setProblem(null);
    try {
      const path = record?.id === undefined ? 'documents/files' : `documents/${String(record.id)}/files`;
      const uploaded = await dataProvider.uploadFile(path, chosen);
      setSent(uploaded);
      field.onChange(uploaded.id);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const open = () => {
    if (record === undefined) return;
    dataProvider
      .openFile(`documents/${String(record.id)}/file`, String(stored?.name ?? record.name))
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  };
  const message = problem ?? fieldState.error?.message;
  return (
    <Box sx={{ py: 1 }} data-testid="document-file">
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <Button component="label" variant="outlined" startIcon={<AttachFileIcon />} disabled={busy}>
          {translate(
            `resources.documents.${busy ? 'sending' : file === null || file === undefined ? 'choose' : 'replace'}`,
          )}
          <input type="file" hidden onChange={(event) => void choose(event)} />
        </Button>
        {file && (
          <Typography sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            {file.name}{' '}
            <Typography component="span" variant="caption">
              ({sizeInWords(file.size)})
            </Typography>
          </Typography>
        )}
        {stored && (
          <Button onClick={open} startIcon={<OpenInNewIcon />}>
            {translate('resources.documents.open')}
          </Button>
        )}
      </Stack>
      {message !== undefined ? (
        <FormHelperText error>
          {translate(message.replace(/^@@react-admin@@"?|"$/g, ''), { _: message })}
        </FormHelperText>
      ) : (
        help !== false && <FormHelperText>{help}</FormHelperText>
      )}
    </Box>
  );
}

const sizeInWords = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
