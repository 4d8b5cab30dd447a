import AdminPanelSettingsOutlinedIcon from '@mui/icons-material/AdminPanelSettingsOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('profiles', {
  group: 'users',
  icon: AdminPanelSettingsOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: ['name', 'description', 'permissions', 'reachesUnassigned', 'reachesOthers', 'reachesAllInboxes', 'active'],
  subject: 'profile',
  activatable: true,
  deletable: true,
});
