import CampaignOutlinedIcon from '@mui/icons-material/CampaignOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('notices', {
  group: 'administration',
  icon: CampaignOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'title',
  fields: [
    'title',
    'body',
    'audience',
    'profileIds',
    'sectorIds',
    'teamIds',
    'startsAt',
    'endsAt',
    'mustBeAcknowledged',
    'active',
  ],
  subject: 'notice',
  activatable: true,
  deletable: true,
});
