import { defineList, exactly, instant, uuid, text } from '@guiche/platform/http';
import { intakeStates } from './intake.entity.js';

/** What a list of intakes can be asked. */
export const intakeList = defineList({
  id: 'k.id',
  sort: { createdAt: 'k.id' },
  filter: {
    state: exactly('k.state', intakeStates),
    inboxId: uuid('k.inbox_id'),
    contactId: uuid('k.contact_id'),
    ticketId: uuid('k.ticket_id'),
    q: text('c.name', 'c.phone'),
    createdSince: instant('k.created_at', 'since'),
  },
  default: ['createdAt', 'DESC'],
});

/** The same for those who do not see numbers: they do not search by them either (IAM-9). */
export const intakeListWithoutPhones = defineList({
  ...intakeList,
  filter: {
    ...intakeList.filter,
    q: {
      ...text('c.name'),
      // A name that is a number is hidden, too, and is not found by its digits.
      toSql: (value, bind) =>
        typeof value === 'string' && /\d{3}/.test(value.replace(/[^\p{L}\d]/gu, '')) && !/\p{L}/u.test(value)
          ? 'false'
          : text('c.name').toSql(value, bind),
    },
  },
});
