/** The choices that the vocabulary fixes, with the keys of their words. */

export const priorities = [4, 3, 2, 1].map((id) => ({ id, name: `guiche.priority.${id}` }));

export const statuses = ['open', 'inProgress', 'waiting', 'finished', 'cancelled', 'unfounded'].map((id) => ({
  id,
  name: `guiche.status.${id}`,
}));

export const reasonActions = ['cancel', 'unfounded', 'reopen', 'transfer', 'discard', 'pause', 'delete', 'block'].map(
  (id) => ({
    id,
    name: `resources.reasons.actions.${id}`,
  }),
);

export const strategies = ['evenly'].map((id) => ({ id, name: `resources.queues.strategies.${id}` }));
