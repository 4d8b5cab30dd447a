import AccountTreeOutlinedIcon from '@mui/icons-material/AccountTreeOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('sectors', {
  group: 'administration',
  icon: AccountTreeOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: ['name', 'description', 'code', 'parentId', 'managerId', 'email', 'memberIds', 'position', 'active'],
  subject: 'sector',
  activatable: true,
  deletable: true,
});
