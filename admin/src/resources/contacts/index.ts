import ContactPhoneOutlinedIcon from '@mui/icons-material/ContactPhoneOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('contacts', {
  group: 'customers',
  icon: ContactPhoneOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: ['name', 'phone', 'email', 'externalId', 'customerId', 'active'],
  subject: 'contact',
  activatable: true,
});
