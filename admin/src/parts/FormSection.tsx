import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** A part of a form that belongs together, with a word on what it is for; fields stand in two columns where there is room. */
export function FormSection({
  title,
  about,
  children,
  columns = 2,
}: {
  title?: string;
  about?: string;
  children: ReactNode;
  columns?: 1 | 2;
}) {
  return (
    <Box
      component="section"
      sx={(theme) => ({
        width: '100%',
        py: 2.5,
        '&:first-of-type': { pt: 0.5 },
        '& + &': { borderTop: `1px solid ${theme.tokens.border}` },
      })}
    >
      {title !== undefined && (
        <Typography variant="h2" sx={{ mb: about === undefined ? 0.75 : 0 }}>
          {title}
        </Typography>
      )}
      {about !== undefined && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1, maxWidth: 640 }}>
          {about}
        </Typography>
      )}
      <Box
        sx={{
          display: 'grid',
          columnGap: 2.5,
          rowGap: 0.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: `repeat(${columns}, minmax(0, 1fr))` },
        }}
      >
        {children}
      </Box>
    </Box>
  );
}

/** A field that takes the whole width of its section. */
export function Wide({ children }: { children: ReactNode }) {
  return <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>{children}</Box>;
}
