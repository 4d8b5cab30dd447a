import AdminPanelSettingsOutlinedIcon from '@mui/icons-material/AdminPanelSettingsOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';
import { reaches } from './reaches.js';

export default defineResource('profiles', {
  group: 'users',
  icon: AdminPanelSettingsOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  show: () => import('./show.js'),
  recordRepresentation: 'name',
  fields: [
    'name',
    'description',
    'permissions',
    ...reaches.map(([field]) => field),
    'maskedFields',
    'requiresSecondFactor',
    'active',
  ],
  subject: 'profile',
  activatable: true,
  deletable: true,
});
