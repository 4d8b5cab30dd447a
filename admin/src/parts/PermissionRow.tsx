import { Box, Checkbox, FormControlLabel, Stack, Switch, Typography } from '@mui/material';
import { useId } from 'react';
import { useGetIdentity, useTranslate } from 'react-admin';
import type { Permission } from '../providers/types.js';

interface PermissionRowProps {
  permission: Permission;
  isOn: boolean;
  onSet: (on: boolean) => void;
  onRelease?: (code: string, released: boolean) => void;
}

/** One permission: what it is called, what it allows, its switch; for the root also whether it is released below him (IAM-8). */
export function PermissionRow({ permission, isOn, onSet, onRelease }: PermissionRowProps) {
  const { code, label, help, rootOnly, released, grantable } = permission;
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const id = useId();
  const hint = grantable
    ? help
    : `${help} ${translate(rootOnly && !released ? 'resources.profiles.notReleased' : 'resources.profiles.notYours')}`.trim();
  return (
    <Stack
      component="li"
      direction="row"
      sx={(theme) => ({ alignItems: 'center', gap: 1, py: 0.75, borderTop: `1px solid ${theme.tokens.border}` })}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography
          component="label"
          htmlFor={id}
          sx={{ display: 'block', fontWeight: 500, cursor: grantable ? 'pointer' : 'default' }}
        >
          {label}
        </Typography>
        <Typography
          id={`${id}-help`}
          variant="caption"
          sx={{ color: 'text.secondary', display: 'block', overflowWrap: 'anywhere' }}
        >
          {hint !== '' && <>{hint} · </>}
          <code>{code}</code>
        </Typography>
        {rootOnly && identity?.isRoot === true && onRelease !== undefined && (
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={released}
                onChange={(_event, checked) => onRelease(code, checked)}
                slotProps={{ input: { 'aria-label': translate('resources.profiles.releaseFor', { label }) } }}
              />
            }
            label={translate('resources.profiles.released')}
            slotProps={{ typography: { variant: 'caption' } }}
          />
        )}
      </Box>
      <Switch
        size="small"
        checked={isOn}
        disabled={!grantable}
        onChange={(_event, checked) => onSet(checked)}
        data-permission={code}
        slotProps={{ input: { id, 'aria-describedby': `${id}-help` } }}
      />
    </Stack>
  );
}
