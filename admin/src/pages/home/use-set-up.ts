import { useCanAccess, useGetList, type RaRecord } from 'react-admin';

/** One step of the set-up, judged by what is really there. */
export interface Step {
  name: 'sectors' | 'agents' | 'catalogue' | 'queue' | 'inbox' | 'ticket';
  isDone: boolean;
  to: string;
}

/** The first records of a resource; nothing when the profile does not open it. */
function useSome(resource: string, filter: Record<string, unknown> = {}, perPage = 1) {
  const { canAccess, isPending } = useCanAccess({ resource, action: 'list' });
  const {
    data,
    total,
    isPending: isLoading,
  } = useGetList<RaRecord>(
    resource,
    { filter, pagination: { page: 1, perPage }, sort: { field: 'createdAt', order: 'DESC' } },
    { enabled: canAccess === true },
  );
  return {
    isHidden: !isPending && canAccess !== true,
    isLoading: isPending || (canAccess === true && isLoading),
    data: data ?? [],
    total: total ?? 0,
  };
}

/** How far the installation is on its way to the first conversation (WEB-3), of the steps that the profile opens. */
export function useSetUp(): { steps: Step[]; isLoading: boolean } {
  const active = { active: true };
  const sectors = useSome('sectors', active);
  const users = useSome('users', active, 2);
  const solutions = useSome('solutions', active);
  const queues = useSome('queues', active, 25);
  const inboxes = useSome('inboxes', active, 25);
  const tickets = useSome('tickets');
  const all = [sectors, users, solutions, queues, inboxes, tickets];
  const hasMembers = (queue: RaRecord) => ((queue.members ?? []) as unknown[]).length > 0;
  const steps: (Step | false)[] = [
    !sectors.isHidden && { name: 'sectors', isDone: sectors.total > 0, to: '/sectors' },
    !users.isHidden && { name: 'agents', isDone: users.total > 1, to: '/users' },
    !solutions.isHidden && { name: 'catalogue', isDone: solutions.total > 0, to: '/solutions' },
    !queues.isHidden && { name: 'queue', isDone: queues.data.some(hasMembers), to: '/queues' },
    !inboxes.isHidden && { name: 'inbox', isDone: inboxes.total > 0, to: '/inboxes' },
    !tickets.isHidden && { name: 'ticket', isDone: tickets.total > 0, to: '/tickets' },
  ];
  return { steps: steps.filter((step) => step !== false), isLoading: all.some((one) => one.isLoading) };
}
