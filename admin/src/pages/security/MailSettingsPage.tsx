import { Alert, Box, Button, MenuItem, Skeleton, TextField } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useNotify, useTranslate } from 'react-admin';
import { PageBody, PageHeader } from '../../parts/PageHeader.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import type { MailSettings } from '../../providers/types.js';
import { Block } from './Block.js';
import { MailPreview } from './MailPreview.js';
import { wordsOf } from './SecondFactorSetup.js';
import { TestMail } from './TestMail.js';

/** Who notification mails come from, through which server, and how they look (ORG-6). */
export function MailSettingsPage() {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data, error } = useQuery({ queryKey: ['mail-settings'], queryFn: () => dataProvider.mailSettings() });
  return (
    <PageBody>
      <PageHeader title={translate('security.mail.title')} about={translate('security.mail.about')} />
      {error && <Alert severity="error">{error.message}</Alert>}
      {data ? <Form key={data.version} saved={data} /> : !error && <Skeleton height={320} />}
    </PageBody>
  );
}

const securities = ['tls', 'starttls', 'none'] as const;
type TextName = 'host' | 'user' | 'fromName' | 'fromAddress' | 'replyTo' | 'header' | 'footer';

function Form({ saved }: { saved: MailSettings }) {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { canAccess } = useCanAccess({ resource: 'mail', action: 'update' });
  const [values, setValues] = useState(saved);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const set = (change: Partial<MailSettings>) => setValues({ ...values, ...change });
  const isElsewhere = values.host !== saved.host || values.user !== saved.user;

  const save = () => {
    setProblem(null);
    dataProvider
      .setMailSettings({ ...values, ...(password !== '' && { password }) })
      .then(() => {
        notify('security.mail.saved', { type: 'success' });
        return client.invalidateQueries({ queryKey: ['mail-settings'] });
      })
      .catch((error: unknown) => setProblem(wordsOf(error)));
  };
  const text = (name: TextName, more: { type?: string; multiline?: boolean; help?: string } = {}) => (
    <TextField
      label={translate(`security.mail.${name}`)}
      value={values[name]}
      type={more.type ?? 'text'}
      multiline={more.multiline ?? false}
      helperText={more.help}
      autoComplete="off"
      onChange={(event) => set({ [name]: event.target.value })}
      slotProps={{ htmlInput: { 'data-testid': `mail-${name}` } }}
    />
  );
  const grid = { display: 'grid', columnGap: 2, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } };

  return (
    <Box
      component="fieldset"
      disabled={canAccess !== true}
      sx={{ border: 0, m: 0, p: 0, display: 'grid', gap: 2, maxWidth: 960 }}
    >
      {problem !== null && <Alert severity="error">{problem}</Alert>}
      <Block title={translate('security.mail.server')}>
        <Box sx={grid}>
          {text('host')}
          <TextField
            type="number"
            label={translate('security.mail.port')}
            value={values.port}
            onChange={(event) => set({ port: Number(event.target.value) })}
          />
          <TextField
            select
            label={translate('security.mail.security')}
            value={values.security}
            onChange={(event) => set({ security: event.target.value as MailSettings['security'] })}
          >
            {securities.map((one) => (
              <MenuItem key={one} value={one}>
                {translate(`security.mail.${one}`)}
              </MenuItem>
            ))}
          </TextField>
          {text('user')}
          <TextField
            type="password"
            label={translate('security.mail.password')}
            value={password}
            autoComplete="new-password"
            helperText={
              saved.passwordSet
                ? translate(isElsewhere ? 'security.mail.passwordGone' : 'security.mail.passwordSet')
                : undefined
            }
            onChange={(event) => setPassword(event.target.value)}
          />
        </Box>
      </Block>
      <Block title={translate('security.mail.sender')}>
        <Box sx={grid}>
          {text('fromName')}
          {text('fromAddress', { type: 'email' })}
          {text('replyTo', { type: 'email' })}
        </Box>
      </Block>
      <Block title={translate('security.mail.layout')}>
        <Box sx={grid}>
          {text('header', { multiline: true, help: translate('security.mail.headerHelp') })}
          {text('footer', { multiline: true })}
        </Box>
        <MailPreview header={values.header} footer={values.footer} />
      </Block>
      {canAccess === true && (
        <Box>
          <Button variant="contained" onClick={save} data-testid="save-mail">
            {translate('ra.action.save')}
          </Button>
        </Box>
      )}
      {canAccess === true && <TestMail />}
    </Box>
  );
}
