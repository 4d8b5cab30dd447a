import CorporateFareOutlinedIcon from '@mui/icons-material/CorporateFareOutlined';
import { defineResource } from '../../parts/resource.js';
import { messages } from './messages.js';

export default defineResource('identity-providers', {
  group: 'security',
  icon: CorporateFareOutlinedIcon,
  messages,
  list: () => import('./list.js'),
  create: () => import('./create.js'),
  edit: () => import('./edit.js'),
  recordRepresentation: 'name',
  fields: [
    'name',
    'issuer',
    'clientId',
    'clientSecret',
    'scopes',
    'defaultProfileId',
    'groupClaim',
    'groups',
    'mailDomains',
    'handlesSecondFactor',
    'active',
  ],
  subject: 'identity-provider',
  activatable: true,
  deletable: true,
});
