import { bool, defineList, text } from '@guiche/platform/http';

/** What the list of canned answers can be asked. */
export const cannedAnswerList = defineList({
  sort: {
    shortcut: 'canned_answer.shortcut',
    title: 'canned_answer.title',
    position: 'canned_answer.position',
    createdAt: 'canned_answer.created_at',
  },
  filter: {
    q: text('canned_answer.shortcut', 'canned_answer.title', 'canned_answer.body'),
    active: bool('canned_answer.active'),
  },
  default: ['shortcut', 'ASC'],
});
