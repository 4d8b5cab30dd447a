import AllInboxOutlinedIcon from '@mui/icons-material/AllInboxOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('inboxes', {
  group: 'ticketSettings',
  icon: AllInboxOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: ['name', 'provider', 'settings', 'secrets', 'greeting', 'memberIds', 'active'],
  subject: 'inbox',
  activatable: true,
  deletable: true,
});
