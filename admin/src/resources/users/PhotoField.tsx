import { Box, Button, Stack, Typography } from '@mui/material';
import { useContext, useRef, useState, type ChangeEvent } from 'react';
import { useDataProvider, useNotify, useRecordContext, useRefresh, useTranslate } from 'react-admin';
import { FormOfPage } from '../../parts/RecordForm.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import { Photo } from './Photo.js';

const maxBytes = 2 * 1024 * 1024;

/** The photo on the form: changed at once, not with the form, because it is a file of its own. */
export function PhotoField() {
  const record = useRecordContext();
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { isDirty } = useContext(FormOfPage);
  const [busy, setBusy] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  if (record === undefined) return null;

  const run = (work: Promise<unknown>, message: string) => {
    setBusy(true);
    work
      .then(() => {
        notify(message, { type: 'success' });
        refresh();
      })
      .catch((error: Error) => notify(error.message, { type: 'error' }))
      .finally(() => setBusy(false));
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file === undefined) return;
    if (file.size > maxBytes) return notify('resources.users.photoTooLarge', { type: 'error' });
    run(dataProvider.setUserPhoto(record.id, file), 'resources.users.photoSet');
  };
  const photoFileId = (record.photoFileId ?? null) as string | null;
  return (
    <Stack direction="row" sx={{ gap: 2, alignItems: 'center', py: 1 }}>
      <Photo userId={String(record.id)} name={String(record.name)} photoFileId={photoFileId} size={64} />
      <Box>
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
          <Button size="small" variant="outlined" disabled={busy || isDirty} onClick={() => picker.current?.click()}>
            {translate(photoFileId === null ? 'resources.users.addPhoto' : 'resources.users.changePhoto')}
          </Button>
          {photoFileId !== null && (
            <Button
              size="small"
              disabled={busy || isDirty}
              onClick={() => run(dataProvider.removeUserPhoto(record.id), 'resources.users.photoRemoved')}
            >
              {translate('resources.users.removePhoto')}
            </Button>
          )}
        </Stack>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {translate('resources.users.photoAbout')}
        </Typography>
      </Box>
      <input
        ref={picker}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={translate('resources.users.fields.photoFileId')}
        hidden
        onChange={choose}
      />
    </Stack>
  );
}
