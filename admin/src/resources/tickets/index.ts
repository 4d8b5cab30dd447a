import ForumOutlinedIcon from '@mui/icons-material/ForumOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('tickets', {
  group: 'operation',
  icon: ForumOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  show: () => import('./show.js'),
  recordRepresentation: 'protocol',
  subject: 'ticket',
});
