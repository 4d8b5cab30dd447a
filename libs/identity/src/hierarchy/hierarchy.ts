import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, Invalid } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { AccessDirectory } from '../access/access-directory.js';
import type { Actor } from '../access/actor.js';
import { HierarchyRepository } from './hierarchy.repository.js';
import { mayShowTicketsOfOthers, reachesEverything } from './hierarchy-rules.js';

/** Where somebody stands: the part of a user that the hierarchy is made of. */
export interface Standing {
  readonly id: string;
  readonly levelId: string | null;
  readonly superiorId: string | null;
}

const field = (name: string, code: string, params = {}): Invalid =>
  new Invalid('platform.invalid-input', {}, [{ field: name, code, params }]);

/**
 * Keeps the hierarchy sound (IAM-12): a superior is of a higher level, nobody is below himself, who is below whom is
 * known at once, and nobody rises by it. Every writer takes `lock` before anything else of his transaction, so that what
 * was checked still holds at the commit.
 */
@Injectable()
export class Hierarchy {
  constructor(
    private readonly rows: HierarchyRepository,
    private readonly directory: AccessDirectory,
  ) {}

  lock(tx: Tx): Promise<void> {
    return this.rows.lock(tx);
  }

  /** Throws unless the actor may have somebody stand there: nobody raises himself, or gives away tickets he does not reach. */
  async requireMayPlace(tx: Tx, actor: Actor, before: Standing | null, after: Standing): Promise<void> {
    const levelChanges = after.levelId !== (before?.levelId ?? null);
    const superiorChanges = after.superiorId !== (before?.superiorId ?? null);
    if ((!levelChanges && !superiorChanges) || reachesEverything(actor)) return;
    if (before?.id === actor.userId) throw new Forbidden('identity.own-place-in-hierarchy');
    if (levelChanges && after.levelId !== null && (await this.isAboveOwnLevel(tx, actor, after))) {
      throw new Forbidden('identity.level-above-yours');
    }
    // Somebody new has no tickets yet, and in one's own department one only hands round what one is above of anyway.
    if (!before || !superiorChanges || after.superiorId === null || mayShowTicketsOfOthers(actor)) return;
    const isOwnDepartment =
      (await this.rows.isBelow(tx, before.id, actor.userId)) &&
      (after.superiorId === actor.userId || (await this.rows.isBelow(tx, after.superiorId, actor.userId)));
    if (!isOwnDepartment && (await this.rows.somebodyGains(tx, before.id, after.superiorId))) {
      throw new Forbidden('identity.move-shows-tickets');
    }
  }

  /** Throws unless level and superior go together. */
  async requireFits(tx: Tx, before: Standing | null, { id, levelId, superiorId }: Standing): Promise<void> {
    if (superiorId !== null && (superiorId === id || (await this.rows.isBelow(tx, superiorId, id)))) {
      throw field('superiorId', 'identity.superior-circle');
    }
    const place = await this.rows.place(tx, id, levelId, superiorId);
    if (levelId !== null && !place.levelExists) throw field('levelId', 'platform.field.no-such-record');
    if (superiorId !== null && !place.superiorExists) throw field('superiorId', 'platform.field.no-such-record');
    const superior = place.superiorName ?? '';
    if (superiorId !== null && superiorId !== before?.superiorId && !place.superiorIsActive) {
      throw field('superiorId', 'identity.superior-inactive', { superior });
    }
    if (place.superiorIsNotHigher) throw field('superiorId', 'identity.superior-not-higher', { superior });
    if (place.subordinatesNotLower > 0) {
      throw field('levelId', 'identity.subordinates-not-lower', { count: place.subordinatesNotLower });
    }
  }

  /** After levels were moved: throws when people now have a superior who is not of a higher level. */
  async requireSoundLevels(tx: Tx): Promise<void> {
    const count = await this.rows.misfits(tx);
    if (count > 0) throw new Conflict('identity.levels-contradict-superiors', { count });
  }

  /** Keeps what is below whom after these people of one superior were given another; each statement takes all of them at once. */
  async moved(tx: Tx, userIds: readonly string[], from: string | null, to: string | null): Promise<void> {
    if (userIds.length === 0 || from === to) return;
    const above: string[] = [];
    if (from !== null) {
      above.push(from, ...(await this.rows.superiorsOf(tx, from)));
      await this.rows.leave(tx, userIds, from);
    }
    if (to !== null) {
      await this.rows.join(tx, userIds, to);
      above.push(to, ...(await this.rows.superiorsOf(tx, to)));
    }
    // Those above may reach the tickets of those below.
    await this.directory.changed(tx, [...new Set(above)], 'hierarchy');
  }

  private async isAboveOwnLevel(tx: Tx, actor: Actor, { id, levelId }: Standing): Promise<boolean> {
    const own = await this.rows.positionOf(tx, actor.userId);
    const { position } = await this.rows.place(tx, id, levelId, null);
    return own !== null && position !== null && position < own;
  }
}
