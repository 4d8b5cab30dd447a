import { defineList, exactly, instant, text, uuid } from '../http/index.js';

/** What the audit trail can be asked. */
export const auditEntryList = defineList({
  // The number is the order in which entries were chained, which is the order of time.
  sort: { at: 'seq' },
  filter: {
    q: text('action', 'actor_name', 'subject_name', "p.kept ->> 'name'"),
    actorId: uuid('actor_id'),
    action: exactly('action'),
    subjectType: exactly('subject_type'),
    subjectId: exactly('subject_id'),
    from: instant('at', 'since'),
    to: instant('at', 'until'),
  },
  default: ['at', 'DESC'],
});
