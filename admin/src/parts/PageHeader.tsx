import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import { Box, IconButton, Stack, Tooltip, Typography } from '@mui/material';
import { useEffect, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useBranding } from '../theme/brand.js';

interface PageHeaderProps {
  title: string;
  about?: string;
  /** Beside the title: state of the record. */
  mark?: ReactNode;
  back?: string;
  actions?: ReactNode;
  /** On a phone too the actions stand beside the title: there are one or two. */
  isCompact?: boolean;
}

/** The head of every page: where one is, what it is for, what one can do. Names the browser's tab too. */
export function PageHeader({ title, about, mark, back, actions, isCompact = false }: PageHeaderProps) {
  const translate = useTranslate();
  const { name } = useBranding();
  useEffect(() => {
    document.title = `${title} · ${name ?? 'Guichê'}`;
  }, [name, title]);
  return (
    <Stack
      component="header"
      direction={isCompact ? 'row' : { xs: 'column', sm: 'row' }}
      sx={{ alignItems: { sm: 'center' }, justifyContent: 'space-between', gap: 1.5, mb: 2 }}
    >
      <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start', minWidth: 0 }}>
        {back !== undefined && (
          <Tooltip title={translate('ra.action.back')}>
            <IconButton
              component={Link}
              to={back}
              aria-label={translate('ra.action.back')}
              size="small"
              sx={{ mt: '1px' }}
            >
              <ArrowBackIcon fontSize="small" />
            </IconButton>
          </Tooltip>
        )}
        <Box sx={{ minWidth: 0 }}>
          <Stack direction="row" sx={{ gap: 1.25, alignItems: 'center', flexWrap: 'wrap' }}>
            <Typography variant="h1" data-testid="page-title" sx={{ overflowWrap: 'anywhere' }}>
              {title}
            </Typography>
            {mark}
          </Stack>
          {about !== undefined && (
            <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 720, mt: 0.25 }}>
              {about}
            </Typography>
          )}
        </Box>
      </Stack>
      {actions !== undefined && (
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center', flexShrink: 0 }}>
          {actions}
        </Stack>
      )}
    </Stack>
  );
}

/** The room a page stands in. */
export function PageBody({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        px: { xs: 2, md: 3 },
        pt: { xs: 2, md: 2.5 },
        pb: { xs: 11, sm: 2.5 },
        width: '100%',
        maxWidth: 1440,
        mx: 'auto',
      }}
    >
      {children}
    </Box>
  );
}
