import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an agent can be (RTE-7). Only an agent who is online is given tickets. */
export const presences = ['online', 'busy', 'paused', 'offline'] as const;
export type Presence = (typeof presences)[number];

/**
 * Presence, load and rotation of one agent in one row, which whoever gives him a ticket locks: so nobody gets more than
 * his limit, whatever happens at once.
 */
@Entity('agent_state')
export class AgentStateEntity {
  @PrimaryColumn('uuid', { name: 'user_id' }) userId!: string;
  @Column('text') presence!: Presence;
  @Column('timestamptz', { name: 'presence_since' }) presenceSince!: Date;
  @Column('uuid', { name: 'pause_reason_id', nullable: true }) pauseReasonId!: string | null;
  /** Tickets that count towards his limit. */
  @Column('int') load!: number;
  /** His own limit; null where the queue's holds. */
  @Column('int', { name: 'own_capacity', nullable: true }) ownCapacity!: number | null;
  @Column('timestamptz', { name: 'last_assigned_at', nullable: true }) lastAssignedAt!: Date | null;
}

/** Every change of presence, for reports. */
@Entity('presence_log')
export class PresenceLogEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('text') presence!: Presence;
  @Column('uuid', { name: 'reason_id', nullable: true }) reasonId!: string | null;
  @Column('text') cause!: PresenceCause;
  @Column('timestamptz') at!: Date;
}

/** Why a presence changed: the agent said so, his last connection was lost, or he was deactivated. */
export type PresenceCause = 'by-hand' | 'connection-lost' | 'deactivated';

/** An open connection of an agent's desk. */
@Entity('presence_connection')
export class PresenceConnectionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  @Column('uuid', { name: 'process_id' }) processId!: string;
  @Column('timestamptz', { name: 'seen_at' }) seenAt!: Date;
}
