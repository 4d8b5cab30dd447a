import { addMilliseconds, newId, SystemClock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { makeUser, type UserValues } from '../../../identity/src/testing/make-user.js';
import { AgentStateEntity, PresenceConnectionEntity } from '../agents/agent-state.entity.js';

/** What a test may say about an agent and his user. */
export type AgentValues = UserValues & {
  readonly presence?: AgentStateEntity['presence'];
  readonly ownCapacity?: number | null;
  readonly load?: number;
  readonly lastAssignedAt?: Date | null;
};

/** Writes a user with the profile `agent` who is online, with a connection that stays alive for a year. */
export async function makeAgent(tx: Tx, values: AgentValues = {}): Promise<string> {
  const { presence = 'online', ownCapacity = null, load = 0, lastAssignedAt = null, ...user } = values;
  const { id: userId } = await makeUser(tx, user);
  const now = new SystemClock().now();
  await tx.manager.insert(AgentStateEntity, {
    userId,
    presence,
    presenceSince: now,
    pauseReasonId: null,
    load,
    ownCapacity,
    lastAssignedAt,
  });
  if (presence !== 'offline') {
    const seenAt = addMilliseconds(now, 365 * 86_400_000);
    await tx.manager.insert(PresenceConnectionEntity, { id: newId(), userId, processId: newId(), seenAt });
  }
  return userId;
}
