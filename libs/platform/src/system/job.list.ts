import { defineList, exactly } from '../http/index.js';

/** What the list of jobs can be asked; without `state` it shows the failed ones. */
export const jobList = defineList({
  sort: { finishedAt: 'finished_at', createdAt: 'created_at', dueAt: 'due_at' },
  filter: {
    state: exactly('state', ['failed', 'waiting', 'running']),
    family: exactly('family'),
    kind: exactly('kind'),
  },
  default: ['finishedAt', 'DESC'],
});
