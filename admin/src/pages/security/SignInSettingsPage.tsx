import { Alert, Box, Button, FormControlLabel, Skeleton, Switch, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useNotify, useTranslate } from 'react-admin';
import { PageBody, PageHeader } from '../../parts/PageHeader.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import type { SignInSettings } from '../../providers/types.js';
import { Block } from './Block.js';
import { wordsOf } from './SecondFactorSetup.js';

/** What a password needs, and who signs in with a local one. */
export function SignInSettingsPage() {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data, error } = useQuery({ queryKey: ['sign-in-settings'], queryFn: () => dataProvider.signInSettings() });
  return (
    <PageBody>
      <PageHeader title={translate('security.rules.title')} about={translate('security.rules.about')} />
      {error && <Alert severity="error">{error.message}</Alert>}
      {data ? <Form key={data.version} saved={data} /> : !error && <Skeleton height={240} />}
    </PageBody>
  );
}

function Form({ saved }: { saved: SignInSettings }) {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { canAccess } = useCanAccess({ resource: 'sign-in', action: 'update' });
  const [values, setValues] = useState(saved);
  const [problem, setProblem] = useState<string | null>(null);
  const set = (change: Partial<SignInSettings>) => setValues({ ...values, ...change });
  const save = () => {
    setProblem(null);
    dataProvider
      .setSignInSettings(values)
      .then(() => {
        notify('security.rules.saved', { type: 'success' });
        return client.invalidateQueries({ queryKey: ['sign-in-settings'] });
      })
      .catch((error: unknown) => setProblem(wordsOf(error)));
  };
  const number = (name: 'minLength' | 'classes', min: number, max: number, help?: string) => (
    <TextField
      type="number"
      label={translate(`security.rules.${name}`)}
      helperText={help}
      value={values[name]}
      onChange={(event) => set({ [name]: Number(event.target.value) })}
      slotProps={{ htmlInput: { min, max } }}
    />
  );
  const onOff = (name: 'notAboutOneself' | 'notCommon' | 'localOnlyForRoot') => (
    <FormControlLabel
      control={<Switch checked={values[name]} onChange={(event) => set({ [name]: event.target.checked })} />}
      label={translate(`security.rules.${name}`)}
    />
  );
  return (
    <Box
      component="fieldset"
      disabled={canAccess !== true}
      sx={{ border: 0, m: 0, p: 0, display: 'grid', gap: 2, maxWidth: 760 }}
    >
      {problem !== null && <Alert severity="error">{problem}</Alert>}
      <Block title={translate('security.rules.passwords')}>
        <Box sx={{ display: 'grid', gap: 1, maxWidth: 420 }}>
          {number('minLength', 8, 64)}
          {number('classes', 1, 4, translate('security.rules.classesHelp'))}
          {onOff('notAboutOneself')}
          {onOff('notCommon')}
        </Box>
      </Block>
      <Block title={translate('security.rules.local')}>
        {onOff('localOnlyForRoot')}
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('security.rules.localHelp')}
        </Typography>
      </Block>
      {canAccess === true && (
        <Box>
          <Button variant="contained" onClick={save} data-testid="save-sign-in">
            {translate('ra.action.save')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
