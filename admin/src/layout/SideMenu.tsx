import HomeOutlinedIcon from '@mui/icons-material/HomeOutlined';
import { Box, Divider, Typography } from '@mui/material';
import { Menu, useSidebarState, useTranslate } from 'react-admin';
import { menuGroups } from '../parts/resource.js';
import { useScreens } from './use-screens.js';

/** The menu at the left: the blocks of Citrus, each with the screens that the profile opens. */
export function SideMenu() {
  const translate = useTranslate();
  const [isOpen] = useSidebarState();
  const screens = useScreens();
  return (
    <Box component="nav" aria-label={translate('guiche.menu')} sx={{ py: 1 }}>
      <Menu sx={{ m: 0 }}>
        <Menu.Item to="/" primaryText={translate('guiche.home.title')} leftIcon={<HomeOutlinedIcon />} />
      </Menu>
      {menuGroups.map((group) => {
        const inGroup = screens.filter((screen) => screen.group === group);
        if (inGroup.length === 0) return null;
        return (
          <Box key={group}>
            {isOpen ? (
              <Typography
                id={`menu-${group}`}
                component="h2"
                sx={{
                  px: 2.25,
                  pt: 1.25,
                  pb: 0.25,
                  fontSize: '0.6875rem',
                  fontWeight: 700,
                  letterSpacing: '0.05em',
                  textTransform: 'uppercase',
                  color: 'text.disabled',
                }}
              >
                {translate(`guiche.group.${group}`)}
              </Typography>
            ) : (
              <Divider sx={{ my: 1, mx: 1.5 }} />
            )}
            <Menu aria-label={translate(`guiche.group.${group}`)} sx={{ m: 0, p: 0 }}>
              {inGroup.map(({ to, label, icon: Icon }) => (
                <Menu.Item
                  key={to}
                  to={to}
                  primaryText={label}
                  leftIcon={<Icon />}
                  state={{ _scrollToTop: true }}
                  data-testid={`menu${to.replace('/', '-')}`}
                />
              ))}
            </Menu>
          </Box>
        );
      })}
    </Box>
  );
}
