import identityProviders from './identity-providers/index.js';
import apiTokens from './api-tokens/index.js';
import auditEntries from './audit-entries/index.js';
import cannedAnswers from './canned-answers/index.js';
import contacts from './contacts/index.js';
import customers from './customers/index.js';
import hierarchyLevels from './hierarchy-levels/index.js';
import inboxes from './inboxes/index.js';
import intakes from './intakes/index.js';
import occurrenceTypes from './occurrence-types/index.js';
import occurrences from './occurrences/index.js';
import profiles from './profiles/index.js';
import queues from './queues/index.js';
import reasons from './reasons/index.js';
import retentionPolicies from './retention-policies/index.js';
import sectors from './sectors/index.js';
import solutions from './solutions/index.js';
import tickets from './tickets/index.js';
import users from './users/index.js';
import activityTypes from './activity-types/index.js';
import documents from './documents/index.js';
import notices from './notices/index.js';
import regions from './regions/index.js';
import teams from './teams/index.js';

/** Every resource of the admin, in the order of the menu within its group. */
export const resources = [
  tickets,
  intakes,
  customers,
  contacts,
  inboxes,
  queues,
  cannedAnswers,
  teams,
  sectors,
  notices,
  hierarchyLevels,
  occurrenceTypes,
  occurrences,
  solutions,
  reasons,
  regions,
  activityTypes,
  documents,
  users,
  profiles,
  apiTokens,
  identityProviders,
  auditEntries,
  retentionPolicies,
];
