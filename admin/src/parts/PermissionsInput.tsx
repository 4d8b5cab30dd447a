import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import SearchIcon from '@mui/icons-material/Search';
import {
  Accordion,
  AccordionDetails,
  AccordionSummary,
  Alert,
  Box,
  FormHelperText,
  InputAdornment,
  Skeleton,
  Stack,
  Switch,
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
  const chosen = new Set((field.value ?? []) as string[]);
  const found = permissions.filter(({ code, label, help }) =>
    folded(`${code} ${label} ${help}`).includes(folded(text)),
  );
  const groups = [...new Set(found.map((permission) => permission.group))];

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
      {groups.map((group) => (
        <Group
          key={group}
          group={group}
          all={permissions.filter((permission) => permission.group === group)}
          shown={found.filter((permission) => permission.group === group)}
          chosen={chosen}
          isOpenBySearch={text !== ''}
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

interface GroupProps {
  group: string;
  all: Permission[];
  shown: Permission[];
  chosen: ReadonlySet<string>;
  isOpenBySearch: boolean;
  onSet: (codes: string[], on: boolean) => void;
  onRelease?: (code: string, released: boolean) => void;
}

function Group({ group, all, shown, chosen, isOpenBySearch, onSet, onRelease }: GroupProps) {
  const translate = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  const name = all[0]?.groupLabel ?? group;
  const grantable = all.filter((permission) => permission.grantable);
  const on = all.filter((permission) => chosen.has(permission.code)).length;
  const isWhole = grantable.length > 0 && grantable.every((permission) => chosen.has(permission.code));
  return (
    <Box sx={{ position: 'relative', mb: 1 }}>
      <Accordion
        disableGutters
        elevation={0}
        expanded={isOpen || isOpenBySearch}
        onChange={(_event, open) => setIsOpen(open)}
        slotProps={{ heading: { component: 'h3' }, transition: { unmountOnExit: true } }}
        sx={(theme) => ({
          border: `1px solid ${theme.tokens.border}`,
          borderRadius: 2,
          '&::before': { display: 'none' },
        })}
      >
        <AccordionSummary expandIcon={<ExpandMoreIcon />} sx={{ flexDirection: 'row-reverse', gap: 1, pr: 9 }}>
          <Stack direction="row" sx={{ alignItems: 'baseline', gap: 1, flex: 1, flexWrap: 'wrap' }}>
            <Typography variant="h3" component="span">
              {name}
            </Typography>
            <Typography variant="caption" component="span" sx={{ color: 'text.secondary' }}>
              {translate('resources.profiles.count', { on, all: all.length })}
            </Typography>
          </Stack>
        </AccordionSummary>
        <AccordionDetails sx={{ pt: 0, px: { xs: 1, sm: 2 } }}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
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
        </AccordionDetails>
      </Accordion>
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
        sx={{ position: 'absolute', right: 16, top: 12 }}
      />
    </Box>
  );
}
