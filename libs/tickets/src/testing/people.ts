import type { INestApplicationContext } from '@nestjs/common';
import { AccessDirectory, type Actor, type BuiltInProfileCode } from '@guiche/identity';
import { UnitOfWork } from '@guiche/platform/database';
// Factories of libs to the left lie behind their doors, for tests only.
import { makeInbox } from '../../../channels/src/testing/make-inbox.js';
import { makeUser } from '../../../identity/src/testing/make-user.js';

/** A user of a built-in profile who works on these inboxes, as the actor that requests and sockets see. */
export async function makeAgent(
  app: INestApplicationContext,
  inboxIds: readonly string[],
  profile: BuiltInProfileCode = 'agent',
  name?: string,
): Promise<Actor> {
  const userId = await app.get(UnitOfWork).run(async (tx) => {
    const { id } = await makeUser(tx, { profile, ...(name !== undefined && { name, displayName: name }) });
    for (const inboxId of inboxIds) {
      await tx.manager.query(`INSERT INTO inbox_member (inbox_id, user_id) VALUES ($1, $2)`, [inboxId, id]);
    }
    return id;
  });
  const actor = await app.get(AccessDirectory).actorOf(undefined, userId);
  if (!actor) throw new Error(`User ${userId} was not found`);
  return actor;
}

/** An inbox, by its id. */
export const makeInboxId = (app: INestApplicationContext): Promise<string> =>
  app.get(UnitOfWork).run(async (tx) => (await makeInbox(tx)).id);
