import { Box, Button, FormControlLabel, Radio, RadioGroup, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useLocale, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import type { RetentionPolicy } from '../../providers/types.js';

const words = (key: string): string => `resources.retention-policies.${key}`;

/** One class of data: for ever or so many days, with what that would remove told before it is saved. */
export function PolicyRow({ policy }: { policy: RetentionPolicy }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const numbers = new Intl.NumberFormat(useLocale());
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { canAccess: mayUpdate } = useCanAccess({ resource: 'retention-policies', action: 'edit' });
  const [keeps, setKeeps] = useState(policy.days === null);
  const [typed, setTyped] = useState(String(policy.days ?? policy.defaultDays ?? policy.minDays));
  const [preview, setPreview] = useState<string | null>(null);
  const days = keeps ? null : Number(typed);
  const isGood = days === null || (Number.isInteger(days) && days >= policy.minDays && days <= 36_500);
  const isChanged = days !== policy.days;
  const complain = (error: Error) => notify(error.message, { type: 'error' });
  const simulate = () => {
    dataProvider
      .previewRetention(String(policy.id), days)
      .then(({ count, exact }) =>
        setPreview(translate(words(exact ? 'wouldRemove' : 'wouldRemoveMore'), { count: numbers.format(count) })),
      )
      .catch(complain);
  };
  const save = () => {
    dataProvider
      .setRetention(String(policy.id), days, policy.version)
      .then(() => {
        notify(words('saved'), { type: 'success' });
        refresh();
      })
      .catch(complain);
  };
  return (
    <Box
      component="section"
      data-testid={`policy-${String(policy.id)}`}
      sx={({ tokens }) => ({
        py: 2,
        borderTop: `1px solid ${tokens.border}`,
        '&:first-of-type': { borderTop: 'none', pt: 0 },
        display: 'grid',
        gap: { xs: 1, md: 3 },
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 460px)' },
      })}
    >
      <Box>
        <Typography variant="h3">{policy.label}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {policy.help}
        </Typography>
      </Box>
      <Box>
        <RadioGroup
          row
          aria-label={policy.label}
          value={keeps ? 'keep' : 'days'}
          onChange={(_event, value) => {
            setKeeps(value === 'keep');
            setPreview(null);
          }}
        >
          <FormControlLabel
            value="keep"
            control={<Radio size="small" />}
            label={translate(words('keep'))}
            disabled={mayUpdate !== true}
          />
          <FormControlLabel
            value="days"
            control={<Radio size="small" />}
            label={translate(words('forDays'))}
            disabled={mayUpdate !== true}
          />
        </RadioGroup>
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'flex-start' }}>
          {!keeps && (
            <TextField
              type="number"
              size="small"
              label={translate(words('days'))}
              value={typed}
              disabled={mayUpdate !== true}
              error={!isGood}
              helperText={translate(words('minimum'), { min: policy.minDays })}
              onChange={(event) => {
                setTyped(event.target.value);
                setPreview(null);
              }}
              slotProps={{ htmlInput: { min: policy.minDays, max: 36_500, 'aria-label': policy.label } }}
              sx={{ width: 150 }}
            />
          )}
          {!keeps && (
            <Button onClick={simulate} disabled={!isGood}>
              {translate(words('preview'))}
            </Button>
          )}
          {mayUpdate === true && isChanged && (
            <Button variant="contained" onClick={save} disabled={!isGood}>
              {translate(words('save'))}
            </Button>
          )}
        </Stack>
        {preview !== null && (
          <Typography variant="body2" role="status" sx={{ mt: 1, fontWeight: 600 }}>
            {preview}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
