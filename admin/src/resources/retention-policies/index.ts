import AutoDeleteOutlinedIcon from '@mui/icons-material/AutoDeleteOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('retention-policies', {
  group: 'security',
  icon: AutoDeleteOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  recordRepresentation: 'label',
  fields: ['days'],
  subject: 'retention-policy',
});
