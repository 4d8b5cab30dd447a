import KeyIcon from '@mui/icons-material/KeyOutlined';
import LogoutIcon from '@mui/icons-material/Logout';
import DevicesIcon from '@mui/icons-material/Devices';
import ShieldIcon from '@mui/icons-material/ShieldOutlined';
import TranslateIcon from '@mui/icons-material/Translate';
import OpenInNewIcon from '@mui/icons-material/OpenInNew';
import { Avatar, Box, Divider, IconButton, ListItemIcon, Menu, MenuItem, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useGetIdentity, useLocaleState, useLogout, useNotify, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { ChangePasswordDialog } from './ChangePasswordDialog.js';
import { languages } from '../i18n/languages.js';
import type { GuicheDataProvider } from '../providers/data-provider.js';
import { adoptMe, signOut } from '../providers/session.js';

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word[0])
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toUpperCase();

/** One's own menu: who one is, language, the desk, sign-out. */
export function UserMenu() {
  const translate = useTranslate();
  const logout = useLogout();
  const notify = useNotify();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { identity, refetch } = useGetIdentity();
  const [locale, setLocale] = useLocaleState();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [isChanging, setIsChanging] = useState(false);
  const close = () => setAnchor(null);
  const name = identity?.fullName ?? '';

  const choose = (language: string) => {
    setLocale(language);
    close();
    dataProvider
      .updateMe({ language })
      .then((me) => {
        adoptMe(me);
        void refetch?.();
      })
      .catch((error: Error) => notify(error.message, { type: 'error' }));
  };

  return (
    <>
      <Tooltip title={translate('ra.auth.user_menu')}>
        <IconButton
          aria-label={`${initials(name)} · ${translate('ra.auth.user_menu')}`}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          data-testid="user-menu"
          onClick={(event) => setAnchor(event.currentTarget)}
          sx={{ p: 0.5 }}
        >
          <Avatar
            sx={(theme) => ({
              width: 30,
              height: 30,
              fontSize: '0.75rem',
              fontWeight: 700,
              backgroundColor: theme.tokens.amber,
              color: theme.tokens.onAmber,
            })}
          >
            {initials(name)}
          </Avatar>
        </IconButton>
      </Tooltip>
      <Menu
        disablePortal
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      >
        <Box component="li" role="none" sx={{ px: 1.5, py: 1, minWidth: 220, outline: 'none' }}>
          <Typography variant="h3" component="p">
            {name}
          </Typography>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {(identity?.profile as { name?: string } | undefined)?.name}
          </Typography>
        </Box>
        <Divider component="li" role="none" sx={{ my: 0.5 }} />
        {languages.map(({ locale: language, name: label }) => (
          <MenuItem key={language} selected={language === locale} lang={language} onClick={() => choose(language)}>
            <ListItemIcon>
              <TranslateIcon fontSize="small" />
            </ListItemIcon>
            {label}
          </MenuItem>
        ))}
        <Divider component="li" role="none" sx={{ my: 0.5 }} />
        <MenuItem component="a" href="/desk/">
          <ListItemIcon>
            <OpenInNewIcon fontSize="small" />
          </ListItemIcon>
          {translate('guiche.openDesk')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            setIsChanging(true);
          }}
        >
          <ListItemIcon>
            <KeyIcon fontSize="small" />
          </ListItemIcon>
          {translate('guiche.changePassword')}
        </MenuItem>
        <MenuItem component={Link} to="/security" onClick={close} data-testid="own-security">
          <ListItemIcon>
            <ShieldIcon fontSize="small" />
          </ListItemIcon>
          {translate('security.own.title')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            void signOut(true).then(() => {
              notify('guiche.signedOutEverywhere');
              return logout({}, undefined, false);
            });
          }}
        >
          <ListItemIcon>
            <DevicesIcon fontSize="small" />
          </ListItemIcon>
          {translate('guiche.signOutEverywhere')}
        </MenuItem>
        <MenuItem data-testid="sign-out" onClick={() => void logout({}, undefined, false)}>
          <ListItemIcon>
            <LogoutIcon fontSize="small" />
          </ListItemIcon>
          {translate('ra.auth.logout')}
        </MenuItem>
      </Menu>
      <ChangePasswordDialog isOpen={isChanging} onClose={() => setIsChanging(false)} />
    </>
  );
}
