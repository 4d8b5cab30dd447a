import { useDatabase } from '../../../../../test/support/database.js';
import { AccessDirectory } from '../../access/access-directory.js';
import type { Actor } from '../../access/actor.js';
import { userPermissions } from '../../identity.permissions.js';
import { startIdentity, type IdentityApp } from '../../testing/identity-app.js';
import { makeProfile } from '../../testing/make-profile.js';
import { makeUser, type UserValues } from '../../testing/make-user.js';
import { UserService } from '../user.service.js';
import { Deactivation } from './deactivation.service.js';

const db = useDatabase();
let app: IdentityApp;
let users: UserService;
let deactivation: Deactivation;
let root: Actor;

beforeAll(async () => {
  app = await startIdentity();
  users = app.get(UserService);
  deactivation = app.get(Deactivation);
  root = await actor({ isRoot: true });
});
afterAll(() => app.close());

async function actor(values: UserValues): Promise<Actor> {
  const { id } = await app.uow.run((tx) => makeUser(tx, values));
  const found = await app.get(AccessDirectory).actorOf(undefined, id);
  if (!found) throw new Error('He was just made');
  return found;
}
const person = async (): Promise<string> => (await app.uow.run((tx) => makeUser(tx))).id;
const version = async (id: string): Promise<number> => (await users.get(id)).version;
const superiorOf = async (id: string): Promise<string | null> => (await users.get(id)).superiorId;
async function team(): Promise<[boss: string, leaving: string, deputy: string, other: string]> {
  const ids: [string, string, string, string] = [await person(), await person(), await person(), await person()];
  const [boss, leaving, deputy, other] = ids;
  await users.update(root, leaving, 1, { superiorId: boss });
  for (const id of [deputy, other]) await users.update(root, id, 1, { superiorId: leaving });
  return ids;
}
const belowOf = async (id: string): Promise<string[]> =>
  (await db.sql<{ id: string }>(`SELECT user_id AS id FROM user_subordinate WHERE superior_id = $1`, [id]))
    .map((row) => row.id)
    .sort();

describe('IAM-14: deactivating somebody', () => {
  it('says before what will happen', async () => {
    const [boss, leaving] = await team();
    const preview = await deactivation.preview(leaving);
    expect(preview).toMatchObject({ userId: leaving, active: true, superiorId: boss, version: 2 });
    expect(preview.ties).toEqual([
      { kind: 'subordinates', count: 2, items: [expect.anything(), expect.anything()] as unknown },
    ]);
    expect((await deactivation.preview(boss)).ties).toMatchObject([{ kind: 'subordinates', count: 1 }]);
  });

  it('asks where his people go, and one of them may take his place', async () => {
    const [boss, leaving, deputy, other] = await team();
    await expect(deactivation.deactivate(root, leaving, 2, { ticketsTo: 'queues' })).rejects.toMatchObject({
      code: 'identity.subordinates-need-superior',
      params: { count: 2 },
    });
    expect((await users.get(leaving)).active).toBe(true);
    await deactivation.deactivate(root, leaving, 2, { ticketsTo: 'queues', subordinatesTo: deputy });
    expect(await users.get(leaving)).toMatchObject({ active: false, superiorId: boss });
    expect([await superiorOf(deputy), await superiorOf(other)]).toEqual([boss, deputy]);
    expect(await belowOf(leaving)).toEqual([]);
    expect(await belowOf(deputy)).toEqual([other]);
    expect(await belowOf(boss)).toEqual([leaving, deputy, other].sort());
    const audit = await db.sql<{ action: string; after: unknown }>(
      `SELECT action, after FROM audit_entry WHERE subject_id = ANY ($1) ORDER BY seq`,
      [[leaving, deputy, other]],
    );
    expect(audit.slice(-3)).toMatchObject([
      { action: 'users.update', after: { superiorId: boss } },
      { action: 'users.update', after: { superiorId: deputy } },
      { action: 'users.deactivate', after: { active: false, ticketsTo: 'queues', subordinatesTo: deputy } },
    ]);
  });

  it('refuses a new superior of below, himself, or nobody known, and then does nothing', async () => {
    const [, leaving, deputy, other] = await team();
    const below = await person();
    await users.update(root, below, 1, { superiorId: deputy });
    for (const subordinatesTo of [below, leaving]) {
      await expect(
        deactivation.deactivate(root, leaving, 2, { ticketsTo: 'queues', subordinatesTo }),
      ).rejects.toMatchObject({ fields: [{ field: 'subordinatesTo', code: 'identity.superior-circle' }] });
    }
    await expect(
      deactivation.deactivate(root, leaving, 2, { ticketsTo: leaving, subordinatesTo: null }),
    ).rejects.toMatchObject({ fields: [{ field: 'ticketsTo', code: 'identity.no-such-active-user' }] });
    expect([await superiorOf(deputy), await superiorOf(other)]).toEqual([leaving, leaving]);
    await deactivation.deactivate(root, leaving, 2, { ticketsTo: 'queues', subordinatesTo: null });
    expect([await superiorOf(deputy), await superiorOf(other)]).toEqual([null, null]);
  });

  it('tells who gets the tickets, ends the sessions, and can be taken back', async () => {
    const [leaving, heir] = [await person(), await person()];
    await deactivation.deactivate(root, leaving, 1, { ticketsTo: heir });
    const [fact] = await db.sql<{ payload: unknown }>(
      `SELECT payload FROM outbox WHERE type = 'identity.user-deactivated' AND payload ->> 'userId' = $1`,
      [leaving],
    );
    expect(fact?.payload).toMatchObject({ userId: leaving, ticketsTo: heir });
    expect(await app.get(AccessDirectory).actorOf(undefined, leaving)).toBeNull();
    await expect(
      deactivation.deactivate(root, leaving, await version(leaving), { ticketsTo: 'queues' }),
    ).rejects.toThrow('already-inactive');
    await deactivation.reactivate(root, leaving, await version(leaving));
    expect(await app.get(AccessDirectory).actorOf(undefined, leaving)).not.toBeNull();
    await expect(deactivation.reactivate(root, leaving, await version(leaving))).rejects.toThrow('already-active');
  });

  it('two at once: of a chain that each hands to the other, one is told', async () => {
    const [one, other] = [await person(), await person()];
    const results = await Promise.allSettled([
      deactivation.deactivate(root, one, 1, { ticketsTo: other }),
      deactivation.deactivate(root, other, 1, { ticketsTo: one }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('IAM-8: not of somebody who holds more, who stands above, or to show tickets that one does not reach', async () => {
    const editor = await app.uow.run((tx) => makeProfile(tx, { permissions: [userPermissions.update] }));
    const plain = await app.uow.run((tx) => makeProfile(tx));
    const him = await actor({ profile: editor });
    const boss = (await actor({ profile: plain })).userId;
    const peer = (await actor({ profile: plain })).userId;
    await users.update(root, him.userId, 1, { superiorId: boss });
    const queues = { ticketsTo: 'queues' };
    await expect(deactivation.deactivate(him, root.userId, 1, queues)).rejects.toThrow('user-above-you');
    await expect(deactivation.deactivate(him, boss, 1, queues)).rejects.toThrow('user-is-your-superior');
    await expect(deactivation.deactivate(him, him.userId, 2, queues)).rejects.toThrow('deactivate-yourself');
    await expect(deactivation.deactivate(him, peer, 1, { ticketsTo: him.userId })).rejects.toThrow('shows-tickets');
    await deactivation.deactivate(him, peer, 1, queues);
    // The profile was given more meanwhile: to let him in again would be to grant it.
    await db.sql(`UPDATE profile SET permissions = ARRAY['users.create'] WHERE id = $1`, [plain.id]);
    await expect(deactivation.reactivate(him, peer, 2)).rejects.toThrow('user-above-you');
  });
});
