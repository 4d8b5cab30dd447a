import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@guiche/kernel';
import { UnitOfWork, type ReadTx, type Tx } from '@guiche/platform/database';
import { Outbox, OutboxTail, type LoggedEvent } from '@guiche/platform/outbox';
import { accessChanged, sessionEnded, type AccessChanged, type SessionEnded } from './access.events.js';
import { AccessRepository, type AccessRow } from './access.repository.js';
import type { UserScope } from './access-scope.js';
import type { Actor } from './actor.js';
import { effectivePermissions, rootPermissions } from './effective-permissions.js';
import { ScopeSources } from './scope-sources.js';

interface Known {
  readonly actor: Actor | null;
  readonly endedSessions: ReadonlySet<string>;
}

/**
 * Who may do what and reaches which records, for every request, socket and job. Remembered per process and forgotten as
 * soon as something changes: here after the commit, in other processes through the tail of the outbox (IAM-11). A
 * process that does not follow the tail would not hear of it, so there nothing is remembered.
 */
@Injectable()
export class AccessDirectory implements OnModuleInit {
  private readonly known = new Map<string, Promise<Known>>();
  private generation = 0;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly rows: AccessRepository,
    private readonly sources: ScopeSources,
    private readonly outbox: Outbox,
    private readonly tail: OutboxTail,
  ) {}

  onModuleInit(): void {
    const types = [accessChanged.type, sessionEnded.type];
    this.tail.follow(
      () => types,
      (events) => this.told(events),
    );
  }

  /** The user as an actor; null when he does not exist or was deactivated. With a transaction, what that one sees. */
  async actorOf(tx: ReadTx | undefined, userId: string): Promise<Actor | null> {
    return (await (tx ? this.read(tx, userId) : this.remember(userId))).actor;
  }

  /**
   * The user in one of his sessions; null also when that session is over. A session that a directory vouched for
   * (`byProvider`) owes neither a password of ours nor a second factor.
   */
  async actorIn(userId: string, sessionId: string, byProvider = false): Promise<Actor | null> {
    const { actor, endedSessions } = await this.remember(userId);
    if (!actor || endedSessions.has(sessionId)) return null;
    if (!byProvider) return { ...actor, sessionId };
    const { duty: _owed, ...free } = actor;
    return { ...free, sessionId, byProvider };
  }

  /** Records that these users' access has changed, and forgets what was known of them once it is committed. */
  async changed(tx: Tx, userIds: readonly string[] | 'all', why: string): Promise<void> {
    if (userIds !== 'all' && userIds.length === 0) return;
    await this.outbox.record(tx, accessChanged({ userIds, why }));
    tx.afterCommit(() => this.forget(userIds));
  }

  /** The same for all users of a profile. */
  async profileChanged(tx: Tx, profileId: string, why: string): Promise<void> {
    await this.changed(tx, await this.rows.usersOfProfile(tx, profileId), why);
  }

  /** Drops what is remembered, so that the next question reads the tables. */
  forget(userIds: readonly string[] | 'all'): void {
    this.generation++;
    if (userIds === 'all') this.known.clear();
    else for (const id of userIds) this.known.delete(id);
  }

  private told(events: readonly LoggedEvent[]): void {
    for (const { event } of events) {
      const fact: unknown = event;
      if (event.type === accessChanged.type) this.forget((fact as AccessChanged).userIds);
      if (event.type === sessionEnded.type) this.forget([(fact as SessionEnded).userId]);
    }
  }

  private async remember(userId: string): Promise<Known> {
    const found = this.known.get(userId);
    if (found) return found;
    const generation = this.generation;
    const reading = this.uow.read((tx) => this.read(tx, userId));
    if (!this.tail.isRunning) return reading;
    this.known.set(userId, reading);
    // What was read while something changed may be older than the change; unknown ids must not fill the memory.
    const drop = (): void => void (this.known.get(userId) === reading && this.known.delete(userId));
    reading.then((known) => (generation !== this.generation || !known.actor) && drop(), drop);
    return reading;
  }

  private async read(tx: ReadTx, userId: string): Promise<Known> {
    const row = await this.rows.find(tx, userId, this.clock.now());
    if (!row?.active) return { actor: null, endedSessions: new Set() };
    const everywhere = row.isRoot || row.reachesAllInboxes;
    const inboxIds = everywhere ? 'all' : await this.sources.idsOf('inboxes', tx, userId);
    const { isRoot } = row;
    const teamIds = !isRoot && row.reachesTeam ? await this.sources.idsOf('teams', tx, userId) : undefined;
    const sectorIds = !isRoot && row.reachesSector ? await this.sources.idsOf('sectors', tx, userId) : undefined;
    return { actor: actorFrom(row, { inboxIds, teamIds, sectorIds }), endedSessions: new Set(row.endedSessions) };
  }
}

type Memberships = Pick<UserScope, 'inboxIds' | 'teamIds' | 'sectorIds'>;

function actorFrom(row: AccessRow, { inboxIds, teamIds, sectorIds }: Memberships): Actor {
  const { isRoot } = row;
  return {
    kind: 'user',
    userId: row.id,
    name: row.name,
    isRoot,
    ...(row.duty && { duty: row.duty }),
    permissions: isRoot ? rootPermissions() : effectivePermissions(row, new Set(row.released)),
    scope: {
      kind: 'user',
      userId: row.id,
      unassigned: isRoot || row.reachesUnassigned,
      others: isRoot || row.reachesOthers,
      participating: isRoot || row.reachesParticipating,
      team: isRoot || row.reachesTeam,
      sector: isRoot || row.reachesSector,
      subordinates: isRoot || row.reachesSubordinates,
      inboxIds,
      ...(teamIds && { teamIds }),
      ...(sectorIds && { sectorIds }),
      masked: isRoot ? [] : row.maskedFields,
    },
    language: row.language,
  };
}
