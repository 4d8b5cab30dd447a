import CheckCircleOutlineIcon from '@mui/icons-material/CheckCircleOutlined';
import RemoveCircleOutlineIcon from '@mui/icons-material/RemoveCircleOutlineOutlined';
import {
  Alert,
  Box,
  Card,
  CardContent,
  Chip,
  MenuItem,
  Skeleton,
  Stack,
  Tab,
  Tabs,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useGetMany, useLocale, useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { PageBody, PageHeader } from '../parts/PageHeader.js';
import type { GuicheDataProvider } from '../providers/data-provider.js';
import type { UserAccess } from '../providers/types.js';

/** Why somebody may do what he may (IAM-9a): every permission with its origin, every reach with what it rests on. */
export function UserAccessPage() {
  const translate = useTranslate();
  const locale = useLocale();
  const { id = '' } = useParams();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data, error } = useQuery({
    queryKey: ['user-access', id, locale],
    queryFn: () => dataProvider.userAccess(id),
  });
  return (
    <PageBody>
      <PageHeader
        title={
          data
            ? `${translate('resources.profiles.effective.title')}: ${data.user.name}`
            : translate('resources.profiles.effective.title')
        }
        {...(data && { about: translate('resources.profiles.effective.about', { user: data.user.name }) })}
        back={`/users/${id}`}
        {...(data && {
          mark: (
            <Chip size="small" label={`${translate('resources.profiles.effective.profile')}: ${data.profile.name}`} />
          ),
        })}
      />
      {error && <Alert severity="error">{error.message}</Alert>}
      {data === undefined && !error && <Skeleton variant="rounded" height={400} />}
      {data && (
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 380px' },
          }}
        >
          <Permissions access={data} />
          <Reach access={data} />
        </Box>
      )}
    </PageBody>
  );
}

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

function Permissions({ access }: { access: UserAccess }) {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const [which, setWhich] = useState<'all' | 'held' | 'missing'>('all');
  const [group, setGroup] = useState('');
  const found = access.permissions.filter(
    ({ code, label, held }) =>
      folded(`${code} ${label}`).includes(folded(text)) && (which === 'all' || held === (which === 'held')),
  );
  const groups = [...new Map(access.permissions.map((one) => [one.group, one.groupLabel]))];
  const shown = group === '' ? found : found.filter((one) => one.group === group);
  return (
    <Card component="section">
      <CardContent sx={{ p: { xs: 1.5, sm: 2 } }}>
        <Typography variant="h2" sx={{ mb: 1.5 }}>
          {translate('resources.profiles.permissions')}
        </Typography>
        <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', mb: 1 }}>
          <TextField
            value={text}
            onChange={(event) => setText(event.target.value)}
            label={translate('resources.profiles.search')}
            sx={{ flex: '1 1 220px' }}
          />
          <TextField
            select
            value={which}
            onChange={(event) => setWhich(event.target.value as typeof which)}
            label={translate('resources.profiles.effective.filter')}
            sx={{ width: { xs: '100%', sm: 200 } }}
          >
            {(['all', 'held', 'missing'] as const).map((value) => (
              <MenuItem key={value} value={value}>
                {translate(`resources.profiles.effective.${value}`)}
              </MenuItem>
            ))}
          </TextField>
        </Stack>
        <Tabs
          value={group}
          onChange={(_event, value: string) => setGroup(value)}
          variant="scrollable"
          allowScrollButtonsMobile
        >
          <Tab value="" label={translate('resources.profiles.effective.all')} />
          {groups.map(([code, label]) => (
            <Tab key={code} value={code} label={label} />
          ))}
        </Tabs>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }} data-testid="effective-permissions">
          {shown.length === 0 && (
            <Typography component="li" sx={{ color: 'text.secondary', py: 2 }}>
              {translate('resources.profiles.noMatch')}
            </Typography>
          )}
          {shown.map((permission) => (
            <Fact
              key={permission.code}
              isOn={permission.held}
              title={permission.label}
              text={permission.text}
              code={permission.code}
            />
          ))}
        </Box>
      </CardContent>
    </Card>
  );
}

function Reach({ access }: { access: UserAccess }) {
  const translate = useTranslate();
  const idsOf = (name: string) => access.reach.find((one) => one.name === name)?.memberOf ?? [];
  const inboxes = useNames('inboxes', idsOf('allInboxes'));
  const teams = useNames('teams', idsOf('team'));
  const sectors = useNames('sectors', idsOf('sector'));
  const names: Readonly<Record<string, string[]>> = { allInboxes: inboxes, team: teams, sector: sectors };
  return (
    <Card component="section">
      <CardContent sx={{ p: 2 }}>
        <Typography variant="h2" sx={{ mb: 1 }}>
          {translate('resources.profiles.access')}
        </Typography>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {access.reach.map(({ name, held, text }) => {
            const by = names[name] ?? [];
            const rests =
              by.length > 0 ? translate('resources.profiles.effective.memberOf', { names: by.join(', ') }) : '';
            return <Fact key={name} isOn={held} title={text} text={rests} />;
          })}
        </Box>
        <Typography variant="h2" sx={{ mt: 2, mb: 1 }}>
          {translate('resources.profiles.masks')}
        </Typography>
        <Typography variant="body2">
          {access.maskedFields.map((field) => translate(`resources.profiles.mask.${field}`)).join(', ') ||
            translate('resources.profiles.none')}
        </Typography>
      </CardContent>
    </Card>
  );
}

function useNames(resource: string, ids: string[]): string[] {
  const { data } = useGetMany(resource, { ids }, { enabled: ids.length > 0, retry: false });
  return ids.map((id) => String(data?.find((record) => record?.id === id)?.name ?? id.slice(0, 8)));
}

/** One thing that holds or does not, told by sign and word, not by colour alone. */
function Fact({ isOn, title, text, code }: { isOn: boolean; title: string; text: string; code?: string }) {
  const translate = useTranslate();
  const said = translate(isOn ? 'resources.profiles.yes' : 'resources.profiles.no');
  return (
    <Stack
      component="li"
      direction="row"
      data-held={isOn}
      sx={(theme) => ({ gap: 1, py: 0.75, borderTop: `1px solid ${theme.tokens.border}` })}
    >
      {isOn ? (
        <CheckCircleOutlineIcon fontSize="small" color="primary" titleAccess={said} />
      ) : (
        <RemoveCircleOutlineIcon fontSize="small" sx={{ color: 'text.secondary' }} titleAccess={said} />
      )}
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography sx={{ fontWeight: 500, overflowWrap: 'anywhere', color: isOn ? 'text.primary' : 'text.secondary' }}>
          {title}
        </Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary', display: 'block', overflowWrap: 'anywhere' }}>
          {text}
          {code !== undefined && (
            <>
              {' · '}
              <code>{code}</code>
            </>
          )}
        </Typography>
      </Box>
    </Stack>
  );
}
