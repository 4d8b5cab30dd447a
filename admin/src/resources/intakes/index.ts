import MoveToInboxOutlinedIcon from '@mui/icons-material/MoveToInboxOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('intakes', {
  group: 'operation',
  icon: MoveToInboxOutlinedIcon,
  messages,
  list: () => import('./list.js'),
});
