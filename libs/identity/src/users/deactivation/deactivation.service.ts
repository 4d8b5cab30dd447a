import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Forbidden, Invalid } from '@guiche/kernel';
import { UnitOfWork, type ReadTx, type Tx } from '@guiche/platform/database';
import type { Actor } from '../../access/actor.js';
import { requireMayGrant } from '../../access/may-grant.js';
import { HierarchyRepository } from '../../hierarchy/hierarchy.repository.js';
import { Hierarchy } from '../../hierarchy/hierarchy.js';
import { mayShowTicketsOfOthers } from '../../hierarchy/hierarchy-rules.js';
import { UserChanges } from '../user-changes.js';
import { UserGuard } from '../user-guard.js';
import type { User } from '../user.entity.js';
import { UserRepository } from '../user.repository.js';
import { refuseLockingOut } from '../locking-out.js';
import type { DeactivateUserDto, DeactivationPreviewResponse } from './deactivation.dto.js';
import { UserTies } from './user-ties.js';

/**
 * Takes people out of work and back (IAM-14): says before what will happen, and does what was chosen. Subordinates get
 * their new superior in the same transaction; open tickets follow by `identity.user-deactivated`, once it is committed.
 */
@Injectable()
export class Deactivation {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly users: UserRepository,
    private readonly guard: UserGuard,
    private readonly changes: UserChanges,
    private readonly hierarchy: Hierarchy,
    private readonly rows: HierarchyRepository,
    private readonly ties: UserTies,
  ) {}

  preview(id: string): Promise<DeactivationPreviewResponse> {
    return this.uow.read(async (tx) => {
      const { name, active, version, superiorId } = await this.users.get(tx, id);
      const ties = (await this.ties.reports(tx, id)).map(({ kind, report: { count, items } }) => ({
        kind,
        count,
        items: [...items],
      }));
      return { userId: id, name, active, version, superiorId, ties };
    });
  }

  deactivate(actor: Actor, id: string, version: number, choice: DeactivateUserDto): Promise<User> {
    const ticketsTo = choice.ticketsTo === 'queues' ? null : choice.ticketsTo;
    return this.uow.run(async (tx) => {
      await this.hierarchy.lock(tx);
      const roots = await this.users.lockRoots(tx);
      const before = await this.users.lock(tx, id, version);
      await this.guard.requireMayChange(tx, actor, before);
      if (!before.active) throw new Conflict('identity.already-inactive', { name: before.name });
      refuseLockingOut(actor, before, { active: false }, roots);
      if (ticketsTo !== null) await this.requireReceiver(tx, actor, before, ticketsTo);
      await this.ties.requireMayHandOver(tx, { userId: id, ticketsTo });
      const moved = await this.rehome(tx, actor, before, choice.subordinatesTo);
      const after = await this.users.update(tx, before, { active: false }, this.clock.now());
      const noted = {
        ticketsTo: choice.ticketsTo,
        ...(moved > 0 && { subordinatesTo: choice.subordinatesTo ?? null }),
      };
      await this.changes.record(tx, before, after, { action: 'users.deactivate', ticketsTo, noted });
      return after;
    });
  }

  /** Lets somebody sign in again, with the profile, level and memberships that he had. */
  reactivate(actor: Actor, id: string, version: number): Promise<User> {
    return this.uow.run(async (tx) => {
      const before = await this.users.lock(tx, id, version);
      await this.guard.requireMayChange(tx, actor, before);
      if (before.active) throw new Conflict('identity.already-active', { name: before.name });
      requireMayGrant(actor, await this.guard.holdingOf(tx, before.profileId, true));
      const after = await this.users.update(tx, before, { active: true }, this.clock.now());
      await this.changes.record(tx, before, after, { action: 'users.reactivate' });
      return after;
    });
  }

  private async requireReceiver(tx: ReadTx, actor: Actor, before: User, ticketsTo: string): Promise<void> {
    const receiver = ticketsTo === before.id ? null : await this.users.find(tx, ticketsTo);
    if (!receiver?.active) {
      throw new Invalid('platform.invalid-input', {}, [{ field: 'ticketsTo', code: 'identity.no-such-active-user' }]);
    }
    // Giving tickets to somebody shows them to him: only whom they are shown to may do that (IAM-8).
    const reaches =
      mayShowTicketsOfOthers(actor) ||
      (actor.scope.subordinates === true && (await this.rows.isBelow(tx, before.id, actor.userId)));
    if (!reaches) throw new Forbidden('identity.handover-shows-tickets');
  }

  /** Gives the direct subordinates their new superior; answers how many there were. */
  private async rehome(tx: Tx, actor: Actor, leaving: User, to: string | null | undefined): Promise<number> {
    const ids = await this.rows.lockDirectlyBelow(tx, leaving.id);
    if (ids.length === 0) return 0;
    if (to === undefined) throw new Conflict('identity.subordinates-need-superior', { count: ids.length });
    if (to === leaving.id) throw circle();
    const others = ids.filter((id) => id !== to);
    // One of them takes his place: he answers to whom the one who leaves answered to.
    if (to !== null && others.length < ids.length) await this.move(tx, actor, leaving.id, [to], leaving.superiorId);
    await this.move(tx, actor, leaving.id, others, to);
    return ids.length;
  }

  private async move(
    tx: Tx,
    actor: Actor,
    from: string,
    ids: readonly string[],
    superiorId: string | null,
  ): Promise<void> {
    const now = this.clock.now();
    const moved: { before: User; after: User }[] = [];
    for (const id of ids) {
      const before = await this.users.lock(tx, id);
      const placed = { id, levelId: before.levelId, superiorId };
      await this.guard.requireMayChange(tx, actor, before);
      await this.hierarchy.requireMayPlace(tx, actor, before, placed);
      await refusingAs('subordinatesTo', () => this.hierarchy.requireFits(tx, before, placed));
      moved.push({ before, after: await this.users.update(tx, before, { superiorId }, now) });
    }
    await this.hierarchy.moved(tx, ids, from, superiorId);
    for (const { before, after } of moved) await this.changes.record(tx, before, after);
  }
}

const circle = (): Invalid =>
  new Invalid('platform.invalid-input', {}, [{ field: 'subordinatesTo', code: 'identity.superior-circle' }]);

/** The refusals of a subordinate's place, told of the field in which the new superior was named. */
async function refusingAs(field: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Invalid) || !error.fields) throw error;
    throw new Invalid(
      error.code,
      {},
      error.fields.map((one) => ({ ...one, field })),
    );
  }
}
