import MilitaryTechOutlinedIcon from '@mui/icons-material/MilitaryTechOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('hierarchy-levels', {
  group: 'administration',
  icon: MilitaryTechOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: ['name', 'position'],
  subject: 'hierarchy-level',
});
