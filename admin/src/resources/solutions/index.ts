import TaskAltOutlinedIcon from '@mui/icons-material/TaskAltOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('solutions', {
  group: 'generalSettings',
  icon: TaskAltOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: ['name', 'description', 'position', 'active'],
  subject: 'solution',
  activatable: true,
  deletable: true,
});
