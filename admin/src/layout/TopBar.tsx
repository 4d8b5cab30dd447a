import DarkModeOutlinedIcon from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlinedIcon from '@mui/icons-material/LightModeOutlined';
import MenuIcon from '@mui/icons-material/Menu';
import OpenInNewIcon from '@mui/icons-material/OpenInNew';
import { AppBar, Box, Button, IconButton, Stack, Tooltip, Typography, useMediaQuery, type Theme } from '@mui/material';
import { LoadingIndicator, useSidebarState, useTheme, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { topBarHeight } from '../theme/components.js';
import { useBranding } from '../theme/brand.js';
import { BrandMark } from './BrandMark.js';
import { SettingsSearch } from './SettingsSearch.js';
import { UserMenu } from './UserMenu.js';

/** The bar at the top: mark, search over settings, the way to the desk, theme, one's own menu. */
export function TopBar() {
  const translate = useTranslate();
  const { name, logoUrl } = useBranding();
  const [isOpen, setIsOpen] = useSidebarState();
  const isPhone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  return (
    <AppBar
      position="fixed"
      elevation={0}
      component="header"
      sx={(theme) => ({
        height: topBarHeight,
        justifyContent: 'center',
        backgroundColor: theme.tokens.header,
        color: theme.tokens.headerText,
        zIndex: theme.zIndex.drawer + 1,
        '& .MuiIconButton-root': { color: theme.tokens.headerMuted },
        '& .MuiIconButton-root:hover': { backgroundColor: theme.tokens.headerHover, color: theme.tokens.headerText },
        '& .Mui-focusVisible': { outlineColor: theme.tokens.amber },
      })}
    >
      <Stack direction="row" sx={{ alignItems: 'center', gap: { xs: 0.5, sm: 1 }, px: { xs: 1, sm: 1.5 } }}>
        <IconButton aria-label={translate('guiche.openMenu')} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <MenuIcon fontSize="small" />
        </IconButton>
        <Stack
          component={Link}
          to="/"
          direction="row"
          sx={{ alignItems: 'center', gap: 1, color: 'inherit', textDecoration: 'none', mr: 1 }}
        >
          <BrandMark />
          {/* On a phone there is room for one of the two: a logo of one's own says who one is with. */}
          {!(isPhone && logoUrl !== null) && (
            <Typography
              component="span"
              noWrap
              sx={{ fontWeight: 700, fontSize: '1.0625rem', letterSpacing: '-0.01em', maxWidth: { xs: 110, sm: 260 } }}
            >
              {name ?? 'Guichê'}
            </Typography>
          )}
          {!isPhone && (
            <Typography component="span" variant="body2" sx={(theme) => ({ color: theme.tokens.headerMuted })}>
              {translate('guiche.admin')}
            </Typography>
          )}
        </Stack>
        <Box sx={{ flex: 1, display: 'flex', justifyContent: 'center' }}>
          <SettingsSearch isCompact={isPhone} />
        </Box>
        <LoadingIndicator {...{ 'aria-label': translate('ra.page.loading') }} />
        {!isPhone && (
          <Button
            href="/desk/"
            size="small"
            endIcon={<OpenInNewIcon />}
            sx={(theme) => ({
              color: theme.tokens.headerText,
              '&:hover': { backgroundColor: theme.tokens.headerHover },
            })}
          >
            {translate('guiche.home.desk')}
          </Button>
        )}
        <ThemeButton />
        <UserMenu />
      </Stack>
    </AppBar>
  );
}

function ThemeButton() {
  const translate = useTranslate();
  const [theme, setTheme] = useTheme();
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)', { noSsr: true });
  const isDark = (theme ?? (prefersDark ? 'dark' : 'light')) === 'dark';
  return (
    <Tooltip title={translate('guiche.theme')}>
      <IconButton aria-label={translate('guiche.theme')} onClick={() => setTheme(isDark ? 'light' : 'dark')}>
        {isDark ? <LightModeOutlinedIcon fontSize="small" /> : <DarkModeOutlinedIcon fontSize="small" />}
      </IconButton>
    </Tooltip>
  );
}
