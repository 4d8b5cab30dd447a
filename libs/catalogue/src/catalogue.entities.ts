import { CannedAnswer } from './canned-answers/canned-answer.entity.js';
import { OccurrenceType } from './occurrence-types/occurrence-type.entity.js';
import { Occurrence } from './occurrences/occurrence.entity.js';
import { Reason } from './reasons/reason.entity.js';
import { Solution } from './solutions/solution.entity.js';

/** The tables of this lib, for TypeORM. */
export const catalogueEntities = [CannedAnswer, OccurrenceType, Occurrence, Reason, Solution];
