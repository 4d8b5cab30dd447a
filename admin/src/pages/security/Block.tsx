import { Card, CardContent, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** A part of a page about security: title, what it is for, what can be done. */
export function Block({
  title,
  about,
  actions,
  children,
}: {
  title: string;
  about?: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card component="section">
      <CardContent sx={{ p: 2.5 }}>
        <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="h2">{title}</Typography>
          {actions}
        </Stack>
        {about !== undefined && (
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
            {about}
          </Typography>
        )}
        {children}
      </CardContent>
    </Card>
  );
}
