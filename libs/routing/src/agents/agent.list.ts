import { defineList, exactly, linked, text } from '@guiche/platform/http';
import { presences } from './agent-state.entity.js';

const presence = `coalesce(a.presence, 'offline')`;

/** What `GET /agents` can be asked. */
export const agentList = defineList({
  sort: { name: 'u.display_name', presence, load: 'coalesce(a.load, 0)', presenceSince: 'a.presence_since' },
  filter: {
    q: text('u.display_name'),
    presence: exactly(presence, presences),
    queueId: linked('u.id', 'queue_member', 'user_id', 'queue_id'),
  },
  default: ['name', 'ASC'],
  id: 'u.id',
});
