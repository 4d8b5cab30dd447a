import QuickreplyOutlinedIcon from '@mui/icons-material/QuickreplyOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('canned-answers', {
  group: 'ticketSettings',
  icon: QuickreplyOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'title',
  fields: ['shortcut', 'title', 'body', 'position', 'active'],
  subject: 'canned-answer',
  activatable: true,
  deletable: true,
});
