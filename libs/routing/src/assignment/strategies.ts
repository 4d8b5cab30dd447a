/** The strategies there are (RTE-2). Each is one order in which agents with room are asked. */
export const strategies = ['evenly'] as const;
export type Strategy = (typeof strategies)[number];

/**
 * The ORDER BY of each strategy over `a` (agent_state) and `m` (queue_member).
 * Evenly: whose last assignment is longest ago goes first, those who never had one before all; ties by place in the queue.
 */
export const agentOrder: Readonly<Record<Strategy, string>> = {
  evenly: 'a.last_assigned_at NULLS FIRST, m.position, a.user_id',
};
