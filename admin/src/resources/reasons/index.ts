import HelpOutlineOutlinedIcon from '@mui/icons-material/HelpOutlineOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('reasons', {
  group: 'generalSettings',
  icon: HelpOutlineOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: ['name', 'description', 'actions', 'position', 'active'],
  subject: 'reason',
  activatable: true,
  deletable: true,
});
