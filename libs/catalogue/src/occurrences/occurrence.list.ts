import { bool, defineList, linked, text, uuid } from '@guiche/platform/http';

/** What the list of occurrences can be asked. */
export const occurrenceList = defineList({
  sort: { name: 'occurrence.name', position: 'occurrence.position', createdAt: 'occurrence.created_at' },
  filter: {
    q: text('occurrence.name', 'occurrence.description'),
    active: bool('occurrence.active'),
    occurrenceTypeId: uuid('occurrence.occurrence_type_id'),
    solutionId: linked('occurrence.id', 'occurrence_solution', 'occurrence_id', 'solution_id'),
  },
  default: ['name', 'ASC'],
});
