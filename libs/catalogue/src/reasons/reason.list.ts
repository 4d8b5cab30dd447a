import { bool, defineList, holding, text } from '@guiche/platform/http';
import { reasonActions } from './reason.entity.js';

/** What the list of reasons can be asked. */
export const reasonList = defineList({
  sort: { name: 'reason.name', position: 'reason.position', createdAt: 'reason.created_at' },
  filter: {
    q: text('reason.name', 'reason.description'),
    active: bool('reason.active'),
    action: holding('reason.actions', reasonActions),
  },
  default: ['name', 'ASC'],
});
