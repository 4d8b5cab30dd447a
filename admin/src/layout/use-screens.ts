import LanOutlinedIcon from '@mui/icons-material/LanOutlined';
import DataObjectIcon from '@mui/icons-material/DataObject';
import MailOutlineIcon from '@mui/icons-material/MailOutlined';
import PasswordIcon from '@mui/icons-material/Password';
import MonitorHeartOutlinedIcon from '@mui/icons-material/MonitorHeartOutlined';
import PaletteOutlinedIcon from '@mui/icons-material/PaletteOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { useContext } from 'react';
import { useGetResourceLabel, usePermissions, useTranslate, useGetIdentity } from 'react-admin';
import { menuGroups, ResourceSpecs, type MenuGroup } from '../parts/resource.js';

/** A screen one can go to. */
export interface Screen {
  to: string;
  label: string;
  about: string;
  group: MenuGroup;
  icon: SvgIconComponent;
}

/** The screens that the profile opens, in the order of the menu; both the menu and the search over settings stand on it. */
export function useScreens(): Screen[] {
  const translate = useTranslate();
  const label = useGetResourceLabel();
  const resources = useContext(ResourceSpecs);
  const { permissions } = usePermissions<string[]>();
  const { identity } = useGetIdentity();
  const may = (permission: string) => identity?.isRoot === true || (permissions ?? []).includes(permission);
  const screens = resources
    .filter((resource) => may(`${resource.permissions ?? resource.name}.list`))
    .map((resource): Screen => ({
      to: `/${resource.name}`,
      label: label(resource.name, 2),
      about: translate(`resources.${resource.name}.about`),
      group: resource.group,
      icon: resource.icon,
    }));
  if (may('users.list')) {
    screens.push({
      to: '/organisation-chart',
      label: translate('resources.users.chart.title'),
      about: translate('resources.users.chart.about'),
      group: 'users',
      icon: LanOutlinedIcon,
    });
  }
  if (may('configuration.export') || may('configuration.apply')) {
    screens.push({
      to: '/configuration',
      label: translate('guiche.configuration.title'),
      about: translate('guiche.configuration.about'),
      group: 'security',
      icon: DataObjectIcon,
    });
  }
  if (may('branding.update')) {
    screens.push({
      to: '/branding',
      label: translate('guiche.branding.title'),
      about: translate('guiche.branding.about'),
      group: 'generalSettings',
      icon: PaletteOutlinedIcon,
    });
  }
  if (may('sign-in.read')) {
    screens.push({
      to: '/sign-in-settings',
      label: translate('security.rules.title'),
      about: translate('security.rules.about'),
      group: 'security',
      icon: PasswordIcon,
    });
  }
  if (may('mail.read')) {
    screens.push({
      to: '/mail-settings',
      label: translate('security.mail.title'),
      about: translate('security.mail.about'),
      group: 'generalSettings',
      icon: MailOutlineIcon,
    });
  }
  if (may('system.read')) {
    screens.push({
      to: '/system',
      label: translate('guiche.system.title'),
      about: translate('guiche.system.about'),
      group: 'security',
      icon: MonitorHeartOutlinedIcon,
    });
  }
  return screens.sort((a, b) => menuGroups.indexOf(a.group) - menuGroups.indexOf(b.group));
}
