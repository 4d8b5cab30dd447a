import LabelOutlinedIcon from '@mui/icons-material/LabelOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('occurrences', {
  group: 'generalSettings',
  icon: LabelOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: [
    'name',
    'description',
    'occurrenceTypeId',
    'solutionIds',
    'defaultSolutionId',
    'defaultPriority',
    'position',
    'active',
  ],
  subject: 'occurrence',
  activatable: true,
  deletable: true,
});
