import Groups2OutlinedIcon from '@mui/icons-material/Groups2Outlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('teams', {
  group: 'ticketSettings',
  icon: Groups2OutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: ['name', 'description', 'automaticAssignment', 'memberIds', 'active'],
  subject: 'team',
  activatable: true,
});
