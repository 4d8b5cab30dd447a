import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useColorScheme } from '@mui/material/styles';
import { lazy, Suspense, useState } from 'react';
import { saveMe } from '../api/people.js';
import { setLanguage, type Language } from '../i18n/language.js';
import { useI18n } from '../i18n/use-i18n.js';
import { Icon, type IconName } from '../icons/Icon.js';
import { allowNotifications, alertPreferences, setAlertPreferences } from '../notify/preferences.js';
import { chime } from '../notify/sound.js';
import { setMe, signOut } from '../session/session-store.js';
import { useMay, useMe } from '../session/use-session.js';
import css from './header.module.css';
import { initials } from './initials.js';
import { notify } from './notices.js';
import menuCss from './user-menu.module.css';
import { useStore } from './use-store.js';

const SecurityDialog = lazy(() => import('../session/SecurityDialog.js'));
const PasswordDialog = lazy(() => import('../session/PasswordDialog.js'));

const modes: readonly { mode: 'light' | 'dark' | 'system'; icon: IconName }[] = [
  { mode: 'light', icon: 'sun' },
  { mode: 'dark', icon: 'moon' },
  { mode: 'system', icon: 'monitor' },
];

/** Who is signed in, and what is his to choose: appearance, language, alerts, the way to the admin, and out. */
export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t, language } = useI18n();
  const me = useMe();
  const may = useMay();
  const alerts = useStore(alertPreferences);
  const { mode, setMode } = useColorScheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [password, setPassword] = useState(false);
  const [security, setSecurity] = useState(false);
  const close = (): void => setAnchor(null);
  const name = me.displayName ?? me.name;
  const mayAdminister = may(
    'users.list',
    'profiles.list',
    'inboxes.list',
    'queues.update',
    'sectors.update',
    'audit.list',
  );

  const toggleNotifications = async (): Promise<void> => {
    const on = !alerts.notifications && (await allowNotifications());
    if (!alerts.notifications && !on) notify('info', t('user.notificationsRefused'));
    setAlertPreferences({ ...alerts, notifications: on });
  };
  const speak = (next: Language): void => {
    setLanguage(next);
    saveMe({ language: next }).then(setMe, () => undefined);
  };
  return (
    <>
      <button
        type="button"
        className={css.pill}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={t('user.menu', { name })}
        onClick={(event) => setAnchor(event.currentTarget)}
        data-testid="user-button"
      >
        <span className={css.avatar} aria-hidden>
          {initials(name)}
        </span>
      </button>
      <Menu
        anchorEl={anchor}
        disablePortal
        open={anchor !== null}
        onClose={close}
        slotProps={{ list: { 'aria-label': t('user.menu', { name }), dense: true }, paper: { sx: { width: 308 } } }}
      >
        <li className={menuCss.who} role="presentation">
          <strong>{me.name}</strong>
          <span>{me.profile?.name ?? me.email ?? me.login}</span>
        </li>
        <Divider component="li" role="presentation" />
        <li className={menuCss.group} role="presentation">
          {t('user.appearance')}
        </li>
        {modes.map((one) => (
          <MenuItem
            key={one.mode}
            role="menuitemradio"
            aria-checked={mode === one.mode}
            selected={mode === one.mode}
            onClick={() => setMode(one.mode)}
            data-testid={`mode-${one.mode}`}
          >
            <Icon name={one.icon} size={18} />
            {t(`user.mode.${one.mode}`)}
          </MenuItem>
        ))}
        <li className={menuCss.group} role="presentation">
          {t('app.language')}
        </li>
        {(['pt-BR', 'en'] as const).map((one) => (
          <MenuItem
            key={one}
            role="menuitemradio"
            aria-checked={language === one}
            selected={language === one}
            lang={one}
            onClick={() => speak(one)}
            data-testid={`language-${one}`}
          >
            <Icon name="globe" size={18} />
            {one === 'en' ? 'English' : 'Português (Brasil)'}
          </MenuItem>
        ))}
        <li className={menuCss.group} role="presentation">
          {t('user.alerts')}
        </li>
        <MenuItem
          role="menuitemcheckbox"
          aria-checked={alerts.sound}
          onClick={() => {
            if (!alerts.sound) chime();
            setAlertPreferences({ ...alerts, sound: !alerts.sound });
          }}
          data-testid="sound-toggle"
        >
          <Icon name={alerts.sound ? 'bell' : 'bellOff'} size={18} />
          {t('user.sound')}
          <span className={menuCss.state}>{alerts.sound ? t('app.on') : t('app.off')}</span>
        </MenuItem>
        <MenuItem
          role="menuitemcheckbox"
          aria-checked={alerts.notifications}
          onClick={() => void toggleNotifications()}
          data-testid="notifications-toggle"
        >
          <Icon name="monitor" size={18} />
          {t('user.notifications')}
          <span className={menuCss.state}>{alerts.notifications ? t('app.on') : t('app.off')}</span>
        </MenuItem>
        <Divider component="li" role="presentation" />
        {mayAdminister && (
          <MenuItem component="a" href="/admin/" data-testid="admin-link">
            <Icon name="settings" size={18} />
            {t('user.admin')}
          </MenuItem>
        )}
        <MenuItem
          onClick={() => {
            close();
            onShortcuts();
          }}
        >
          <Icon name="keyboard" size={18} />
          {t('shortcuts.title')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            setPassword(true);
          }}
          data-testid="password-button"
        >
          <Icon name="key" size={18} />
          {t('password.title')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            setSecurity(true);
          }}
          data-testid="security-button"
        >
          <Icon name="monitor" size={18} />
          {t('security.title')}
        </MenuItem>
        <MenuItem onClick={() => void signOut()} data-testid="sign-out">
          <Icon name="logout" size={18} />
          {t('user.signOut')}
        </MenuItem>
      </Menu>
      {password && (
        <Suspense>
          <PasswordDialog forced={false} onClose={() => setPassword(false)} />
        </Suspense>
      )}
      {security && (
        <Suspense>
          <SecurityDialog onClose={() => setSecurity(false)} />
        </Suspense>
      )}
    </>
  );
}
