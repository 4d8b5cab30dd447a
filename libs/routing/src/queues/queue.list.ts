import { bool, defineList, linked, text } from '@guiche/platform/http';

/** What `GET /queues` can be asked. */
export const queueList = defineList({
  sort: { name: 'queue.name', capacity: 'queue.capacity', createdAt: 'queue.created_at' },
  filter: {
    q: text('queue.name'),
    active: bool('queue.active'),
    memberId: linked('queue.id', 'queue_member', 'queue_id', 'user_id'),
  },
  default: ['name', 'ASC'],
  id: 'queue.id',
});
