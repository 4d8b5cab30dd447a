import DescriptionOutlinedIcon from '@mui/icons-material/DescriptionOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('documents', {
  group: 'generalSettings',
  icon: DescriptionOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: ['name', 'kind', 'description', 'fileId', 'validFrom', 'validUntil', 'active'],
  subject: 'document',
  activatable: true,
  deletable: true,
});
