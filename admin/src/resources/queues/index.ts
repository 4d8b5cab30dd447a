import AltRouteOutlinedIcon from '@mui/icons-material/AltRouteOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('queues', {
  group: 'ticketSettings',
  icon: AltRouteOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: ['name', 'strategy', 'capacity', 'members', 'active'],
  subject: 'queue',
  activatable: true,
  deletable: true,
});
