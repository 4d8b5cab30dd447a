import PublicOutlinedIcon from '@mui/icons-material/PublicOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('regions', {
  group: 'generalSettings',
  icon: PublicOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: ['name', 'description', 'position', 'active'],
  subject: 'region',
  activatable: true,
  deletable: true,
});
