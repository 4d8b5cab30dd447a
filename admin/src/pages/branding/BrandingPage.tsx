import { Alert, Box, Button, Card, CardContent, CircularProgress, Stack, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm, HttpError, useDataProvider, useNotify, useTranslate } from 'react-admin';
import { brandColourProblem, brandColours, type BrandColour } from '@guiche/contracts';
import { PageBody, PageHeader } from '../../parts/PageHeader.js';
import type { BrandingRecord, GuicheDataProvider } from '../../providers/data-provider.js';
import { adoptBranding } from '../../theme/brand.js';
import { ColourInput } from './ColourInput.js';
import { ImageInput } from './ImageInput.js';
import { Preview } from './Preview.js';

const queryKey = ['branding'];

/** How the platform calls itself and looks, changed beside a picture of what it will be (ORG-6). */
export function BrandingPage() {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data, error } = useQuery({ queryKey, queryFn: () => dataProvider.branding() });
  return (
    <PageBody>
      <PageHeader title={translate('guiche.branding.title')} about={translate('guiche.branding.about')} />
      {error !== null && <Alert severity="error">{error.message}</Alert>}
      {data === undefined && error === null && <CircularProgress aria-label={translate('ra.page.loading')} />}
      {data !== undefined && <BrandingForm key={data.version} stored={data} />}
    </PageBody>
  );
}

function BrandingForm({ stored }: { stored: BrandingRecord }) {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const [draft, setDraft] = useState(stored);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const change = (values: Partial<BrandingRecord>) => setDraft((before) => ({ ...before, ...values }));
  const isDirty = JSON.stringify(draft) !== JSON.stringify(stored);
  const isReadable = brandColours.every((place) => isGood(place, draft[place]));

  const write = async (act: () => Promise<BrandingRecord>) => {
    setBusy(true);
    setProblems({});
    try {
      const saved = await act();
      adoptBranding(saved);
      client.setQueryData(queryKey, saved);
      notify('guiche.branding.saved', { type: 'success' });
    } catch (error) {
      const body = error instanceof HttpError ? (error.body as { errors?: Record<string, string> } | null) : null;
      if (error instanceof HttpError && error.status === 412) {
        notify('guiche.branding.stale', { type: 'warning', autoHideDuration: 10_000 });
        await client.invalidateQueries({ queryKey });
      } else if (body?.errors) setProblems(body.errors);
      else notify(error instanceof Error ? error.message : String(error), { type: 'error' });
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  const save = () => {
    const { logoUrl: _logoUrl, faviconUrl: _faviconUrl, name, ...rest } = draft;
    return write(() => dataProvider.setBranding({ ...rest, name: name?.trim() ? name : null }));
  };

  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
      }}
    >
      <Card
        component="form"
        data-testid="branding-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <CardContent sx={{ p: { xs: 2, md: 3 }, display: 'grid', gap: 2.5 }}>
          <TextField
            name="name"
            label={translate('guiche.branding.name')}
            value={draft.name ?? ''}
            placeholder="Guichê"
            error={problems.name !== undefined}
            helperText={problems.name ?? translate('guiche.branding.nameHelp')}
            onChange={(event) => change({ name: event.target.value === '' ? null : event.target.value })}
            slotProps={{ htmlInput: { maxLength: 60 } }}
          />
          <ImageInput
            label={translate('guiche.branding.logo')}
            help={translate('guiche.branding.logoHelp')}
            url={draft.logoUrl}
            problem={problems.logoFileId}
            onChange={(file) => change({ logoFileId: file?.id ?? null, logoUrl: file?.url ?? null })}
          />
          <ImageInput
            label={translate('guiche.branding.favicon')}
            help={translate('guiche.branding.faviconHelp')}
            url={draft.faviconUrl}
            problem={problems.faviconFileId}
            onChange={(file) => change({ faviconFileId: file?.id ?? null, faviconUrl: file?.url ?? null })}
          />
          <Box>
            <Typography variant="h2" sx={{ mb: 1 }}>
              {translate('guiche.branding.colours')}
            </Typography>
            <Stack sx={{ gap: 1.5 }}>
              {brandColours.map((place) => (
                <ColourInput
                  key={place}
                  place={place}
                  value={draft[place]}
                  problem={problems[place]}
                  onChange={(value) => change({ [place]: value })}
                />
              ))}
            </Stack>
          </Box>
          <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
            <Button type="submit" variant="contained" disabled={!isDirty || !isReadable || busy}>
              {translate('ra.action.save')}
            </Button>
            <Button disabled={!isDirty || busy} onClick={() => setDraft(stored)}>
              {translate('ra.action.undo')}
            </Button>
            <Box sx={{ flex: 1 }} />
            <Button color="error" disabled={busy || isOurs(stored)} onClick={() => setAsking(true)}>
              {translate('guiche.branding.reset')}
            </Button>
          </Stack>
        </CardContent>
      </Card>
      <Preview branding={{ ...draft, ...onlyGood(draft) }} />
      <Confirm
        isOpen={asking}
        loading={busy}
        title={translate('guiche.branding.reset')}
        content={translate('guiche.branding.resetAsk')}
        onConfirm={() => void write(() => dataProvider.resetBranding(stored.version))}
        onClose={() => setAsking(false)}
      />
    </Box>
  );
}

const isGood = (place: BrandColour, colour: string | null): boolean =>
  colour === null || brandColourProblem(place, colour) === null;

/** Colours half typed or unreadable are not shown: the preview keeps ours. */
const onlyGood = (draft: BrandingRecord): Pick<BrandingRecord, BrandColour> =>
  Object.fromEntries(brandColours.map((place) => [place, isGood(place, draft[place]) ? draft[place] : null])) as Pick<
    BrandingRecord,
    BrandColour
  >;

const isOurs = ({ name, logoFileId, faviconFileId, accent, accentDark, header }: BrandingRecord): boolean =>
  [name, logoFileId, faviconFileId, accent, accentDark, header].every((value) => value === null);
