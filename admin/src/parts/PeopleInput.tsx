import CloseIcon from '@mui/icons-material/Close';
import {
  Autocomplete,
  Avatar,
  Box,
  FormHelperText,
  IconButton,
  InputAdornment,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import SearchIcon from '@mui/icons-material/Search';
import { useState } from 'react';
import { useGetList, useGetMany, useInput, useTranslate, type RaRecord } from 'react-admin';
import { useHelp } from './inputs.js';

const shownAtOnce = 50;

/** People as a set of user ids: found by typing a name, taken out one by one; with many, the list itself is searched. */
export function PeopleInput({ source }: { source: string }) {
  const translate = useTranslate();
  const help = useHelp(source);
  const { field, fieldState } = useInput<string[]>({ source, defaultValue: [] });
  const ids = (field.value ?? []) as string[];
  const { data: users = [] } = useGetMany<RaRecord>('users', { ids }, { enabled: ids.length > 0 });
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  const people = ids
    .map((id) => ({ id, name: String(users.find((user) => user?.id === id)?.name ?? '…') }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const found = people.filter(({ name }) => fold(name).includes(fold(text)));
  const shown = all ? found : found.slice(0, shownAtOnce);
  return (
    <Box data-testid={`people-${source}`}>
      <AddPerson taken={ids} onAdd={(id) => field.onChange([...ids, id])} />
      <Stack direction="row" sx={{ alignItems: 'center', gap: 2, minHeight: 40, flexWrap: 'wrap' }}>
        <Typography variant="body2" role="status" sx={{ color: 'text.secondary' }}>
          {ids.length === 0
            ? translate('guiche.people.none')
            : translate('guiche.people.count', { smart_count: ids.length })}
        </Typography>
        {ids.length > 10 && (
          <TextField
            size="small"
            value={text}
            onChange={(event) => setText(event.target.value)}
            label={translate('guiche.people.search')}
            sx={{ maxWidth: 260 }}
            slotProps={{
              input: {
                startAdornment: (
                  <InputAdornment position="start">
                    <SearchIcon fontSize="small" />
                  </InputAdornment>
                ),
              },
            }}
          />
        )}
      </Stack>
      <Box
        component="ul"
        aria-label={translate('guiche.people.title')}
        sx={{
          listStyle: 'none',
          p: 0,
          my: 0.5,
          display: 'grid',
          gap: 0.75,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(auto-fill, minmax(220px, 1fr))' },
        }}
      >
        {shown.map(({ id, name }) => (
          <Stack
            component="li"
            key={id}
            direction="row"
            sx={(theme) => ({
              alignItems: 'center',
              gap: 1,
              pl: 1,
              py: 0.25,
              border: `1px solid ${theme.tokens.border}`,
              borderRadius: 2,
            })}
          >
            <Avatar
              aria-hidden
              sx={(theme) => ({
                width: 24,
                height: 24,
                fontSize: '0.6875rem',
                backgroundColor: theme.tokens.accentSoft,
                color: theme.tokens.accentText,
              })}
            >
              {name.slice(0, 1).toUpperCase()}
            </Avatar>
            <Typography sx={{ flex: 1, minWidth: 0 }} noWrap>
              {name}
            </Typography>
            <IconButton
              size="small"
              aria-label={translate('guiche.people.remove', { name })}
              onClick={() => field.onChange(ids.filter((one) => one !== id))}
            >
              <CloseIcon fontSize="small" />
            </IconButton>
          </Stack>
        ))}
      </Box>
      {found.length > shown.length && (
        <Typography
          component="button"
          type="button"
          variant="body2"
          onClick={() => setAll(true)}
          sx={{ border: 0, background: 'none', p: 0.5, color: 'primary.main', cursor: 'pointer', font: 'inherit' }}
        >
          {translate('guiche.people.all', { smart_count: found.length })}
        </Typography>
      )}
      {help !== false && <FormHelperText>{help}</FormHelperText>}
      {fieldState.error?.message !== undefined && (
        <FormHelperText error>{translate(fieldState.error.message, { _: fieldState.error.message })}</FormHelperText>
      )}
    </Box>
  );
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function AddPerson({ taken, onAdd }: { taken: string[]; onAdd: (userId: string) => void }) {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const { data: users = [] } = useGetList<RaRecord>('users', {
    filter: { active: true, ...(text !== '' && { q: text }) },
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: 50 },
  });
  return (
    <Autocomplete<RaRecord>
      options={users.filter((user) => !taken.includes(String(user.id)))}
      value={null}
      inputValue={text}
      onInputChange={(_event, value, why) => setText(why === 'selectOption' ? '' : value)}
      onChange={(_event, user) => user !== null && onAdd(String(user.id))}
      getOptionLabel={(user) => String(user.name)}
      getOptionKey={(user) => String(user.id)}
      filterOptions={(all) => all}
      noOptionsText={translate('ra.navigation.no_results')}
      sx={{ maxWidth: 420 }}
      renderInput={(params) => <TextField {...params} label={translate('guiche.people.add')} />}
    />
  );
}
