import CategoryOutlinedIcon from '@mui/icons-material/CategoryOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('occurrence-types', {
  group: 'generalSettings',
  icon: CategoryOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: ['name', 'description', 'sectorIds', 'position', 'active'],
  subject: 'occurrence-type',
  activatable: true,
  deletable: true,
});
