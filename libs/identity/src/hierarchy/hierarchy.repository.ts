import { Injectable } from '@nestjs/common';
import { statement, unnamed, type ReadTx, type Tx } from '@guiche/platform/database';

const lock = statement('identity.lock-hierarchy', `SELECT pg_advisory_xact_lock(hashtext('user-hierarchy'))`);
const isBelow = statement(
  'identity.is-below',
  `SELECT EXISTS (SELECT 1 FROM user_subordinate WHERE superior_id = $1 AND user_id = $2) AS "isBelow"`,
);
const superiorsOf = statement(
  'identity.superiors-of',
  `SELECT superior_id AS id FROM user_subordinate WHERE user_id = $1 ORDER BY distance`,
);
const directlyBelow = statement(
  'identity.directly-below',
  `SELECT id FROM user_account WHERE superior_id = $1 ORDER BY id FOR NO KEY UPDATE`,
);

// Everybody at or below the ones who move, with the distance from the one they are moved with.
const moved = `SELECT root AS user_id, 0 AS distance FROM unnest($1::uuid[]) AS root
               UNION ALL SELECT user_id, distance FROM user_subordinate WHERE superior_id = ANY ($1::uuid[])`;
// Planned for the values at hand: what suits one person does not suit a department of ten thousand.
const leave = unnamed(
  `DELETE FROM user_subordinate link
    USING (SELECT superior_id FROM user_subordinate WHERE user_id = $2::uuid UNION ALL SELECT $2::uuid) above,
          (${moved}) below
    WHERE link.superior_id = above.superior_id AND link.user_id = below.user_id`,
);
const join = unnamed(
  `INSERT INTO user_subordinate (superior_id, user_id, distance)
   SELECT above.superior_id, below.user_id, above.distance + below.distance + 1
     FROM (SELECT superior_id, distance FROM user_subordinate WHERE user_id = $2::uuid
           UNION ALL SELECT $2::uuid, 0) above
    CROSS JOIN (${moved}) below`,
);

// Who would come to be above somebody by a move, and reaches tickets by that alone.
const gainers = statement(
  'identity.gainers-of-a-move',
  `SELECT EXISTS (
     SELECT 1
       FROM (SELECT superior_id AS id FROM user_subordinate WHERE user_id = $2 UNION ALL SELECT $2::uuid) above
       JOIN user_account u ON u.id = above.id
       JOIN profile p ON p.id = u.profile_id
      WHERE p.reaches_subordinates AND NOT p.reaches_others AND NOT u.is_root
        AND NOT EXISTS (SELECT 1 FROM user_subordinate s WHERE s.superior_id = above.id AND s.user_id = $1)
   ) AS "somebodyGains"`,
);

const place = statement(
  'identity.place-in-hierarchy',
  `SELECT own.id IS NOT NULL AS "levelExists", own.position AS "position", s.id IS NOT NULL AS "superiorExists",
          coalesce(s.active, false) AS "superiorIsActive", s.name AS "superiorName",
          coalesce(sl.position >= own.position, false) AS "superiorIsNotHigher",
          (SELECT count(*)::int FROM user_account b JOIN hierarchy_level bl ON bl.id = b.level_id
            WHERE b.superior_id = $1 AND bl.position <= own.position) AS "subordinatesNotLower"
     FROM (SELECT 1) one
     LEFT JOIN hierarchy_level own ON own.id = $2
     LEFT JOIN user_account s ON s.id = $3
     LEFT JOIN hierarchy_level sl ON sl.id = s.level_id`,
);
const positionOf = statement(
  'identity.level-position-of-user',
  `SELECT l.position FROM user_account u JOIN hierarchy_level l ON l.id = u.level_id WHERE u.id = $1`,
);
const misfits = statement(
  'identity.hierarchy-misfits',
  `SELECT count(*)::int AS count
     FROM user_account u
     JOIN hierarchy_level ul ON ul.id = u.level_id
     JOIN user_account s ON s.id = u.superior_id
     JOIN hierarchy_level sl ON sl.id = s.level_id
    WHERE sl.position >= ul.position`,
);
// Counted no further than anybody reads, so that a chart of a large company opens as fast as that of a small one.
const counts = statement(
  'identity.subordinate-counts',
  `SELECT asked.id AS "userId",
          (SELECT count(*)::int FROM (SELECT 1 FROM user_account u WHERE u.superior_id = asked.id LIMIT $2) few) AS direct,
          (SELECT count(*)::int FROM (SELECT 1 FROM user_subordinate s WHERE s.superior_id = asked.id LIMIT $2) few) AS "all"
     FROM unnest($1::uuid[]) AS asked (id)`,
);

/** What the tables say of somebody's level and superior. */
export interface Place {
  readonly levelExists: boolean;
  readonly position: number | null;
  readonly superiorExists: boolean;
  readonly superiorIsActive: boolean;
  readonly superiorName: string | null;
  readonly superiorIsNotHigher: boolean;
  readonly subordinatesNotLower: number;
}

/** How many people somebody has below him. */
export interface SubordinateCount {
  readonly userId: string;
  readonly direct: number;
  readonly all: number;
}

/** Who is below whom: the statements on `user_subordinate` and those that keep it equal to the superiors. */
@Injectable()
export class HierarchyRepository {
  /** One writer at a time: two moves that are fine by themselves may make a circle together. Taken before any row. */
  async lock(tx: Tx): Promise<void> {
    await tx.rows(lock);
  }

  /** Whether somebody is below somebody, directly or not: one look into an index, whatever the size of the company. */
  async isBelow(tx: ReadTx, userId: string, superiorId: string): Promise<boolean> {
    return (await tx.row<{ isBelow: boolean }>(isBelow, [superiorId, userId]))?.isBelow ?? false;
  }

  /** Everybody above somebody, the nearest first. */
  async superiorsOf(tx: ReadTx, userId: string): Promise<string[]> {
    return (await tx.rows<{ id: string }>(superiorsOf, [userId])).map(({ id }) => id);
  }

  /** The direct subordinates, locked. */
  async lockDirectlyBelow(tx: Tx, userId: string): Promise<string[]> {
    return (await tx.rows<{ id: string }>(directlyBelow, [userId])).map(({ id }) => id);
  }

  /** These people, and all below them, are no longer below `superiorId` and those above him. */
  async leave(tx: Tx, userIds: readonly string[], superiorId: string): Promise<void> {
    await tx.rows(leave, [userIds, superiorId]);
  }

  /** These people, and all below them, are below `superiorId` and those above him from now on. */
  async join(tx: Tx, userIds: readonly string[], superiorId: string): Promise<void> {
    await tx.rows(join, [userIds, superiorId]);
  }

  /** Whether somebody would reach the tickets of `userId` because he comes to stand below `superiorId`. */
  async somebodyGains(tx: ReadTx, userId: string, superiorId: string): Promise<boolean> {
    return (await tx.row<{ somebodyGains: boolean }>(gainers, [userId, superiorId]))?.somebodyGains ?? false;
  }

  async place(tx: ReadTx, userId: string, levelId: string | null, superiorId: string | null): Promise<Place> {
    const found = await tx.row<Place>(place, [userId, levelId, superiorId]);
    if (!found) throw new Error('A question without a table always has an answer');
    return found;
  }

  /** The position of somebody's level; null when he has none. */
  async positionOf(tx: ReadTx, userId: string): Promise<number | null> {
    return (await tx.row<{ position: number }>(positionOf, [userId]))?.position ?? null;
  }

  /** How many people have a superior who is not of a higher level than they are. */
  async misfits(tx: ReadTx): Promise<number> {
    return (await tx.row<{ count: number }>(misfits))?.count ?? 0;
  }

  counts(tx: ReadTx, userIds: readonly string[], cap: number): Promise<SubordinateCount[]> {
    return tx.rows<SubordinateCount>(counts, [userIds, cap]);
  }
}
