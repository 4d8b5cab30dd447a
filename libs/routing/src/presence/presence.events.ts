import { defineEvent } from '@guiche/platform/outbox';
import type { Presence, PresenceCause } from '../agents/agent-state.entity.js';

export interface PresenceChanged {
  readonly userId: string;
  readonly presence: Presence;
  readonly from: Presence;
  readonly presenceCause: PresenceCause;
}

/** An agent came, went, or paused. */
export const presenceChanged = defineEvent<PresenceChanged>('routing.presence-changed', {
  version: 1,
  orderedBy: 'userId',
});
