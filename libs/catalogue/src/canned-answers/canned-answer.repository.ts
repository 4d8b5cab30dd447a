import { defineRecordKind, inUse, taken } from '@guiche/platform/records';
import { CannedAnswer } from './canned-answer.entity.js';
import { cannedAnswerList } from './canned-answer.list.js';

/** What is particular about canned answers among the plain records. */
export const cannedAnswerKind = defineRecordKind({
  entity: CannedAnswer,
  list: cannedAnswerList,
  noun: 'canned-answer',
  plural: 'canned-answers',
  nameOf: ({ title }) => title,
  refusals: { canned_answer_shortcut_key: taken('shortcut'), inUse },
});
