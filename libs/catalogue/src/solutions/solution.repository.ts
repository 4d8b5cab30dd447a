import { defineRecordKind, inUse, taken } from '@guiche/platform/records';
import { Solution } from './solution.entity.js';
import { solutionList } from './solution.list.js';

/** What is particular about solutions among the plain records. */
export const solutionKind = defineRecordKind({
  entity: Solution,
  list: solutionList,
  noun: 'solution',
  plural: 'solutions',
  nameOf: ({ name }) => name,
  refusals: { solution_name_key: taken('name'), inUse },
});
