import { bool, defineList, exactly, linked, text } from '@guiche/platform/http';

export const inboxList = defineList({
  id: 'inbox.id',
  sort: { name: 'inbox.name', channel: 'inbox.channel', createdAt: 'inbox.created_at', updatedAt: 'inbox.updated_at' },
  filter: {
    q: text('inbox.name'),
    provider: exactly('inbox.provider'),
    channel: exactly('inbox.channel'),
    active: bool('inbox.active'),
    memberId: linked('inbox.id', 'inbox_member', 'inbox_id', 'user_id'),
  },
  default: ['name', 'ASC'],
});
