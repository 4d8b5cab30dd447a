import SearchIcon from '@mui/icons-material/Search';
import {
  Alert,
  Box,
  FormHelperText,
  InputAdornment,
  Skeleton,
  Stack,
  Switch,
  Tab,
  Tabs,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useInput, useTranslate } from 'react-admin';
import type { Permission } from '../providers/types.js';
import { PermissionRow } from './PermissionRow.js';
import { usePermissionList } from './use-permission-list.js';

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

interface PermissionsInputProps {
  source: string;
  /** The root sees and switches what is released below him. */
  canRelease?: boolean;
}

/** Chooses permissions: by group as Citrus has them on tabs, found by name, one switch each and one for the group. */
export function PermissionsInput({ source, canRelease = false }: PermissionsInputProps) {
  const translate = useTranslate();
  const { field, fieldState } = useInput({ source, defaultValue: [] });
  const { permissions, isPending, error, release } = usePermissionList();
  const [text, setText] = useState('');
  const [tab, setTab] = useState('');
  const chosen = new Set((field.value ?? []) as string[]);
  const found = permissions.filter(({ code, label, help }) =>
    folded(`${code} ${label} ${help}`).includes(folded(text)),
  );
  const groups = [...new Set(found.map((permission) => permission.group))];
  const group = groups.includes(tab) ? tab : (groups[0] ?? '');
  const labelOf = (code: string): string => {
    const all = permissions.filter((permission) => permission.group === code);
    return `${nameOf(permissions, code)} (${all.filter((permission) => chosen.has(permission.code)).length}/${all.length})`;
  };

  const set = (codes: string[], on: boolean) => {
    const next = new Set(chosen);
    for (const code of codes) {
      if (on) next.add(code);
      else next.delete(code);
    }
    field.onChange([...next].sort());
  };

  if (error) return <Alert severity="error">{error.message}</Alert>;
  if (isPending) return <Skeleton variant="rounded" height={240} />;
  return (
    <Box data-testid="permissions">
      <TextField
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={translate('resources.profiles.search')}
        slotProps={{
          htmlInput: { 'aria-label': translate('resources.profiles.search') },
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <SearchIcon fontSize="small" />
              </InputAdornment>
            ),
          },
        }}
        sx={{ maxWidth: 360, mb: 1 }}
      />
      {groups.length === 0 && (
        <Typography sx={{ color: 'text.secondary', py: 2 }}>{translate('resources.profiles.noMatch')}</Typography>
      )}
      {text === '' && (
        <Tabs
          value={group}
          onChange={(_event, value: string) => setTab(value)}
          variant="scrollable"
          allowScrollButtonsMobile
          sx={(theme) => ({ borderBottom: `1px solid ${theme.tokens.border}`, mb: 1.5 })}
        >
          {groups.map((code) => (
            <Tab key={code} value={code} label={labelOf(code)} data-group={code} />
          ))}
        </Tabs>
      )}
      {(text === '' ? groups.filter((code) => code === group) : groups).map((code) => (
        <Group
          key={code}
          name={nameOf(permissions, code)}
          all={permissions.filter((permission) => permission.group === code)}
          shown={found.filter((permission) => permission.group === code)}
          chosen={chosen}
          onSet={set}
          {...(canRelease && { onRelease: release })}
        />
      ))}
      {fieldState.error?.message !== undefined && (
        <FormHelperText error>{translate(fieldState.error.message, { _: fieldState.error.message })}</FormHelperText>
      )}
    </Box>
  );
}

const nameOf = (permissions: Permission[], group: string): string =>
  permissions.find((permission) => permission.group === group)?.groupLabel ?? group;

interface GroupProps {
  name: string;
  all: Permission[];
  shown: Permission[];
  chosen: ReadonlySet<string>;
  onSet: (codes: string[], on: boolean) => void;
  onRelease?: (code: string, released: boolean) => void;
}

/** The permissions of one group, with a switch for all of them that one may give. */
function Group({ name, all, shown, chosen, onSet, onRelease }: GroupProps) {
  const translate = useTranslate();
  const grantable = all.filter((permission) => permission.grantable);
  const on = all.filter((permission) => chosen.has(permission.code)).length;
  const isWhole = grantable.length > 0 && grantable.every((permission) => chosen.has(permission.code));
  return (
    <Box sx={{ mb: 2 }}>
      <Stack direction="row" sx={{ alignItems: 'center', gap: 1 }}>
        <Stack direction="row" sx={{ alignItems: 'baseline', gap: 1, flex: 1, flexWrap: 'wrap' }}>
          <Typography variant="h3">{name}</Typography>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {translate('resources.profiles.count', { on, all: all.length })}
          </Typography>
        </Stack>
        <Switch
          size="small"
          checked={isWhole}
          disabled={grantable.length === 0}
          onChange={(_event, checked) =>
            onSet(
              grantable.map((permission) => permission.code),
              checked,
            )
          }
          slotProps={{ input: { 'aria-label': translate('resources.profiles.wholeGroup', { group: name }) } }}
        />
      </Stack>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0 }}>
        {shown.map((permission) => (
          <PermissionRow
            key={permission.code}
            permission={permission}
            isOn={chosen.has(permission.code)}
            onSet={(checked) => onSet([permission.code], checked)}
            {...(onRelease && { onRelease })}
          />
        ))}
      </Box>
    </Box>
  );
}
