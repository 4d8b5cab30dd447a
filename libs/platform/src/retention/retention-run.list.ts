import { defineList, exactly } from '../http/index.js';

/** What the list of clean-ups can be asked. */
export const retentionRunList = defineList({
  sort: { createdAt: 'created_at' },
  filter: { state: exactly('state', ['waiting', 'running', 'done', 'cancelled', 'failed']) },
  default: ['createdAt', 'DESC'],
});
