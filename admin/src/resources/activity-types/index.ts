import EventNoteOutlinedIcon from '@mui/icons-material/EventNoteOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('activity-types', {
  group: 'generalSettings',
  icon: EventNoteOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: ['name', 'description', 'position', 'active'],
  subject: 'activity-type',
  activatable: true,
  deletable: true,
});
