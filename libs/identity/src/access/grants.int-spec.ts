import { definePermissions } from '@guiche/kernel';
import { useDatabase } from '../../../../test/support/database.js';
import { ApiTokenService } from '../api-tokens/api-token.service.js';
import { apiTokenPermissions, profilePermissions, userPermissions } from '../identity.permissions.js';
import { PermissionReleases } from '../permissions/permission-releases.js';
import type { Profile } from '../profiles/profile.entity.js';
import { ProfileService } from '../profiles/profile.service.js';
import { startIdentity, type IdentityApp } from '../testing/identity-app.js';
import { makeProfile } from '../testing/make-profile.js';
import { makeUser, type UserValues } from '../testing/make-user.js';
import { UserService } from '../users/user.service.js';
import { AccessDirectory } from './access-directory.js';
import type { Actor } from './actor.js';

const db = useDatabase();
const secret = definePermissions('spec', 'users', {
  viaApi: { ptBR: 'Só da raiz', en: 'Root only', rootOnly: true },
}).viaApi;
const manager = [
  ...Object.values(userPermissions),
  ...Object.values(profilePermissions),
  apiTokenPermissions.create,
  apiTokenPermissions.list,
];
const beyondHim = apiTokenPermissions.manageOthers;
let app: IdentityApp;
let profiles: ProfileService;
let users: UserService;
beforeAll(async () => {
  app = await startIdentity();
  [profiles, users] = [app.get(ProfileService), app.get(UserService)];
});
afterAll(() => app.close());

async function actor(values: UserValues): Promise<Actor> {
  const { id } = await app.uow.run((tx) => makeUser(tx, values));
  const found = await app.get(AccessDirectory).actorOf(undefined, id);
  if (!found) throw new Error('The user is no actor');
  return found;
}
const profile = (values: Partial<Profile>): Promise<Profile> => app.uow.run((tx) => makeProfile(tx, values));
const person = (name: string, profileId: string) => ({
  name,
  login: name,
  email: `${name}@example.com`,
  password: 'três tigres tristes',
  profileId,
});
const manages = async (): Promise<Actor> => actor({ profile: await profile({ permissions: manager }) });
const root = (): Promise<Actor> => actor({ isRoot: true });

describe('IAM-8: nobody grants what he does not hold', () => {
  it('by making, changing or copying a profile', async () => {
    const him = await manages();
    const mine = await profiles.create(him, { name: 'Mine', permissions: [userPermissions.list] });
    await expect(profiles.create(him, { name: 'More', permissions: [beyondHim] })).rejects.toThrow('cannot-grant');
    await expect(profiles.create(him, { name: 'Wide', permissions: [], reachesOthers: true })).rejects.toThrow(
      'cannot-grant',
    );
    await expect(
      profiles.update(him, mine.id, mine.version, { permissions: [userPermissions.list, beyondHim] }),
    ).rejects.toThrow('cannot-grant');
    await expect(profiles.update(him, mine.id, mine.version, { reachesAllInboxes: true })).rejects.toThrow(
      'cannot-grant',
    );
    const greater = await profile({ permissions: [beyondHim] });
    await expect(profiles.clone(him, greater.id, 'Copy')).rejects.toThrow('cannot-grant');
    await expect(profiles.update(him, greater.id, 1, { permissions: [] })).rejects.toThrow('profile-above-you');
    await expect(profiles.remove(him, greater.id)).rejects.toThrow('profile-above-you');
  });

  it('by making a user, or giving one (or himself) another profile', async () => {
    const him = await manages();
    const [lesser, greater] = [await profile({}), await profile({ permissions: [beyondHim] })];
    await expect(users.create(him, person('more', greater.id))).rejects.toThrow('cannot-grant');
    await expect(users.create(him, { ...person('rooted', lesser.id), isRoot: true })).rejects.toThrow('only-root');
    const { id, version } = await users.create(him, person('less', lesser.id));
    await expect(users.update(him, id, version, { profileId: greater.id })).rejects.toThrow('cannot-grant');
    await expect(users.update(him, id, version, { isRoot: true })).rejects.toThrow('only-root');
    await expect(users.update(him, him.userId, 1, { profileId: greater.id })).rejects.toThrow('cannot-grant');
    await expect(users.update(him, him.userId, 1, { isRoot: true })).rejects.toThrow('only-root');
  });

  it('by taking over somebody who holds more', async () => {
    const him = await manages();
    const greater = await actor({ profile: await profile({ permissions: [beyondHim] }) });
    const above = await root();
    for (const { userId } of [greater, above]) {
      await expect(users.update(him, userId, 1, { email: 'mine@example.com' })).rejects.toThrow('user-above-you');
      await expect(users.setPassword(him, userId, { password: 'três tigres tristes' })).rejects.toThrow(
        'user-above-you',
      );
    }
  });

  it('by a token, nor does a token outlive what its owner holds', async () => {
    const own = await profile({ permissions: manager });
    const him = await actor({ profile: own });
    const tokens = app.get(ApiTokenService);
    await expect(tokens.create(him, { name: 'More', permissions: [beyondHim] })).rejects.toThrow('cannot-grant');
    const { token } = await tokens.create(him, {
      name: 'ERP',
      permissions: [userPermissions.list, userPermissions.create],
    });
    expect(token).toMatch(/^gck_[\w-]{43}$/);
    expect([...(await tokens.authenticate(token)).permissions]).toEqual(
      [userPermissions.list, userPermissions.create].sort(),
    );
    await profiles.update(await root(), own.id, 1, { permissions: [userPermissions.list] });
    expect([...(await tokens.authenticate(token)).permissions]).toEqual([userPermissions.list]);
    await users.update(await root(), him.userId, 1, { active: false });
    await expect(tokens.authenticate(token)).rejects.toThrow('token-invalid');
  });

  it('with a token of the root: it is a token, not the root', async () => {
    const above = await root();
    const tokens = app.get(ApiTokenService);
    const { token } = await tokens.create(above, {
      name: 'ERP',
      permissions: [userPermissions.update, userPermissions.create],
    });
    const client = await tokens.authenticate(token);
    expect(client).toMatchObject({ kind: 'api-token', isRoot: false, userId: above.userId });
    await expect(app.get(PermissionReleases).release(client, secret, true)).rejects.toThrow('only-root');
    await expect(users.update(client, above.userId, 1, { isRoot: false })).rejects.toThrow('only-root');
    await expect(tokens.create(client, { name: 'Child', permissions: [userPermissions.list] })).rejects.toThrow(
      'cannot-grant',
    );
  });
});

it('IAM-8: a root-only permission does not exist below the root until he releases it', async () => {
  const [above, him] = [await root(), await actor({ profile: 'administrator' })];
  const releases = app.get(PermissionReleases);
  const seen = (by: Actor) =>
    app.uow.read(async (tx) => (await releases.list(tx, by)).find(({ code }) => code === secret));
  const again = (by: Actor) => app.get(AccessDirectory).actorOf(undefined, by.userId);
  expect(await seen(him)).toBeUndefined();
  expect(await seen(above)).toEqual({ code: secret, released: false, grantable: false });
  await expect(profiles.create(him, { name: 'A', permissions: [secret] })).rejects.toThrow('invalid-input');
  await expect(profiles.create(above, { name: 'A', permissions: [secret] })).rejects.toThrow('invalid-input');

  await releases.release(above, secret, true);
  const now = await again(him);
  expect(now?.permissions.has(secret)).toBe(true);
  const { id } = await profiles.create(now ?? him, { name: 'Via API', permissions: [secret] });
  const client = await actor({ profileId: id });
  expect([...client.permissions]).toEqual([secret]);

  await releases.release(above, secret, false);
  expect((await again(client))?.permissions.size).toBe(0);
  // Saved meanwhile by somebody who does not see it, the profile still has it when it is released again.
  const kept = await profiles.update(him, id, 1, { permissions: [userPermissions.list] });
  expect(kept.permissions).toEqual([userPermissions.list]);
  await releases.release(above, secret, true);
  expect([...((await again(client))?.permissions ?? [])].sort()).toEqual([secret, userPermissions.list]);
  await releases.release(above, secret, false);
});

it('IAM-7: the administrator stays whole, built-in profiles stay', async () => {
  const above = await root();
  const [{ id, version }] = await db.sql<{ id: string; version: number }>(
    `SELECT id, version FROM profile WHERE built_in = 'administrator'`,
  );
  await expect(profiles.update(above, id, version, { permissions: [] })).rejects.toThrow('administrator-is-fixed');
  await expect(profiles.update(above, id, version, { reachesOthers: false })).rejects.toThrow('administrator-is-fixed');
  await expect(profiles.remove(above, id)).rejects.toThrow('built-in-profile');
  const { permissions } = await profiles.get(id);
  expect((await profiles.update(above, id, version, { name: 'Admin', permissions })).name).toBe('Admin');
});

it('IAM-6: a profile in use is not deleted', async () => {
  const used = await profile({});
  await actor({ profile: used });
  await expect(profiles.remove(await root(), used.id)).rejects.toThrow('profile-in-use');
});

describe('IAM-14: users', () => {
  it('of two edits made from one version one wins', async () => {
    const above = await root();
    const { userId } = await actor({});
    const results = await Promise.allSettled(
      ['A', 'B', 'C', 'D'].map((name) => users.update(above, userId, 1, { name: `Name ${name}` })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).message] : []))).toEqual(
      Array(3).fill('platform.stale-version'),
    );
    expect((await users.get(userId)).version).toBe(2);
  });

  it('login and e-mail are taken whatever their case', async () => {
    const above = await root();
    const { login, email } = await app.uow.run((tx) => makeUser(tx));
    const { id } = await profile({});
    await expect(users.create(above, { ...person('x1', id), login: login.toUpperCase() })).rejects.toMatchObject({
      fields: [{ field: 'login', code: 'identity.login-taken' }],
    });
    await expect(users.create(above, { ...person('x2', id), email: email.toUpperCase() })).rejects.toMatchObject({
      fields: [{ field: 'email', code: 'identity.email-taken' }],
    });
  });

  it('nobody deactivates himself, and two roots cannot deactivate each other', async () => {
    await db.sql(`UPDATE user_account SET is_root = false`);
    const [one, other] = [await root(), await root()];
    await expect(users.update(one, one.userId, 1, { active: false })).rejects.toThrow('cannot-deactivate-yourself');
    const results = await Promise.allSettled([
      users.update(one, other.userId, 1, { active: false }),
      users.update(other, one.userId, 1, { active: false }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [left] = await db.sql<{ id: string }>(`SELECT id FROM user_account WHERE is_root AND active`);
    const last = left?.id === one.userId ? one : other;
    await expect(users.update(last, last.userId, 1, { isRoot: false })).rejects.toThrow('last-root');
  });

  it('a deactivation is told, ends the sessions, and stands in the audit trail without secrets', async () => {
    const above = await root();
    const { userId } = await actor({});
    await users.setPassword(above, userId, { password: 'outra senha bem longa' });
    const { version } = await users.get(userId);
    await users.update(above, userId, version, { active: false });
    const types = await db.sql<{ type: string }>(
      `SELECT type FROM outbox WHERE payload::text LIKE $1 ORDER BY xid, id`,
      [`%${userId}%`],
    );
    expect(types.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['identity.user-deactivated', 'identity.user-updated', 'identity.access-changed']),
    );
    const audit = await db.sql<{ action: string }>(`SELECT * FROM audit_entry WHERE subject_id = $1 ORDER BY seq`, [
      userId,
    ]);
    expect(audit.map(({ action }) => action)).toEqual(['users.set-password', 'users.update']);
    expect(JSON.stringify(audit)).not.toContain('argon2');
    expect(audit[1]).toMatchObject({ before: { active: true }, after: { active: false } });
  });
});
