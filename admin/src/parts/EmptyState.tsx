import { Box, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { CreateButton, useCanAccess, useGetResourceLabel, useTranslate } from 'react-admin';
import { useResourceSpec } from './resource.js';

/** Said where a list has nothing to show yet: what would stand here and how the first one gets here. */
export function EmptyState() {
  const spec = useResourceSpec();
  const translate = useTranslate();
  const label = useGetResourceLabel();
  const { canAccess } = useCanAccess({ resource: spec.name, action: 'create' });
  const Icon = spec.icon;
  return (
    <EmptyNote icon={<Icon />} title={translate('guiche.list.nothingYet', { name: label(spec.name, 2).toLowerCase() })}>
      <Typography variant="body1" sx={{ color: 'text.secondary', maxWidth: 460, textAlign: 'center' }}>
        {translate(`resources.${spec.name}.empty`)}
      </Typography>
      {spec.pages.create !== undefined && canAccess === true && <CreateButton variant="contained" />}
    </EmptyNote>
  );
}

export function EmptyNote({ icon, title, children }: { icon: ReactNode; title: string; children?: ReactNode }) {
  return (
    <Stack data-testid="empty-state" sx={{ alignItems: 'center', gap: 1.25, py: 7, px: 2 }}>
      <Box
        sx={(theme) => ({
          width: 56,
          height: 56,
          borderRadius: 4,
          display: 'grid',
          placeItems: 'center',
          backgroundColor: theme.tokens.accentSoft,
          color: theme.tokens.accentText,
        })}
      >
        {icon}
      </Box>
      <Typography variant="h2" component="p">
        {title}
      </Typography>
      {children}
    </Stack>
  );
}
