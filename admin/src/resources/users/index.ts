import PeopleAltOutlinedIcon from '@mui/icons-material/PeopleAltOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('users', {
  group: 'users',
  icon: PeopleAltOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: [
    'name',
    'displayName',
    'login',
    'email',
    'profileId',
    'phone',
    'language',
    'languages',
    'levelId',
    'superiorId',
    'password',
    'mustChangePassword',
    'isRoot',
    'active',
  ],
  subject: 'user',
  activatable: true,
});
