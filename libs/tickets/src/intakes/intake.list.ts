import { defineList, exactly, instant, uuid, text } from '@guiche/platform/http';
import { intakeStates } from './intake.entity.js';

export const intakeList = defineList({
  id: 'k.id',
  sort: { createdAt: 'k.id' },
  filter: {
    state: exactly('k.state', intakeStates),
    inboxId: uuid('k.inbox_id'),
    contactId: uuid('k.contact_id'),
    ticketId: uuid('k.ticket_id'),
    q: text('c.name', 'c.phone'),
    createdSince: instant('k.created_at', 'since'),
  },
  default: ['createdAt', 'DESC'],
});
