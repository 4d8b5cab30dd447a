import KeyOutlinedIcon from '@mui/icons-material/KeyOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('api-tokens', {
  group: 'users',
  icon: KeyOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  recordRepresentation: 'name',
  fields: ['name', 'permissions', 'expiresAt'],
  deletable: true,
});
