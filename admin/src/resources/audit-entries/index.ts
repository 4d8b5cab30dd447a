import ManageSearchOutlinedIcon from '@mui/icons-material/ManageSearchOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('audit-entries', {
  group: 'security',
  icon: ManageSearchOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  permissions: 'audit',
});
