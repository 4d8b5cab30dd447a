import BusinessOutlinedIcon from '@mui/icons-material/BusinessOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('customers', {
  group: 'customers',
  icon: BusinessOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: ['name', 'taxId', 'notes', 'active'],
  subject: 'customer',
  activatable: true,
});
