import { defineStrategy } from './strategy.js';

/** Evenly: those who never had a ticket come first, by their place in the queue. */
export const evenly = defineStrategy({
  code: 'evenly',
  about: 'whose last assignment, by hand or not, is longest ago goes first',
  order: 'agent.last_assigned_at NULLS FIRST, agent.position, agent.user_id',
});
