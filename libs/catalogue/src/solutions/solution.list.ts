import { bool, defineList, text } from '@guiche/platform/http';

/** What the list of solutions can be asked. */
export const solutionList = defineList({
  sort: { name: 'solution.name', position: 'solution.position', createdAt: 'solution.created_at' },
  filter: { q: text('solution.name', 'solution.description'), active: bool('solution.active') },
  default: ['name', 'ASC'],
});
