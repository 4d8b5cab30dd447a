import type { Presence } from './agent-state.entity.js';

/** An agent as others see him. */
export class AgentResponse {
  userId!: string;
  /** As customers and colleagues see it. */
  name!: string;
  presence!: Presence;
  presenceSince!: Date | null;
  pauseReasonId!: string | null;
  /** Tickets that count towards the limit. */
  load!: number;
  /** The limit: his own, or the highest of his queues; null when he is in none. */
  capacity!: number | null;
}
