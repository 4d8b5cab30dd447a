import { cannedAnswerConfiguration } from './canned-answers/canned-answer.configuration.js';
import { occurrenceTypeConfiguration } from './occurrence-types/occurrence-type.configuration.js';
import { occurrenceConfiguration } from './occurrences/occurrence.configuration.js';
import { reasonConfiguration } from './reasons/reason.configuration.js';
import { solutionConfiguration } from './solutions/solution.configuration.js';

/** The kinds of this lib in the configuration document. */
export const catalogueConfiguration = [
  cannedAnswerConfiguration,
  occurrenceTypeConfiguration,
  occurrenceConfiguration,
  reasonConfiguration,
  solutionConfiguration,
];
