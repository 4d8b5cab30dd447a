import { ticketStatuses } from '@guiche/tickets';
import { countsTowardsLimit } from './load.js';

it('RTE-5: live tickets count towards the limit, except while they wait for the customer', () => {
  expect(ticketStatuses.filter(countsTowardsLimit)).toEqual(['open', 'inProgress']);
});
