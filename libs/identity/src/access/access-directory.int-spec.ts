import { Listener } from '@guiche/platform/database';
import { OutboxTail } from '@guiche/platform/outbox';
import { useDatabase } from '../../../../test/support/database.js';
import { ProfileService } from '../profiles/profile.service.js';
import { PermissionReleases } from '../permissions/permission-releases.js';
import { startIdentity, type IdentityApp } from '../testing/identity-app.js';
import { makeActor } from '../testing/make-actor.js';
import { makeProfile } from '../testing/make-profile.js';
import { makeUser } from '../testing/make-user.js';
import { profilePermissions, userPermissions } from '../identity.permissions.js';
import { AccessDirectory } from './access-directory.js';
import { rootPermissions } from './effective-permissions.js';
import { ScopeSources } from './scope-sources.js';
import { eventually } from '../../../../test/support/eventually.js';

let one: IdentityApp;
let two: IdentityApp;
// Before the database goes: these two follow its log.
afterAll(() => Promise.all([one.close(), two.close()]));
useDatabase();
const members = new Map<string, string[]>();
beforeAll(async () => {
  [one, two] = [await startIdentity(), await startIdentity()];
  for (const app of [one, two]) {
    await app.get(OutboxTail).start();
    await app.get(Listener).start();
    app.get(ScopeSources).register('inboxes', (_tx, userId) => Promise.resolve(members.get(userId) ?? []));
  }
});

const root = (): ReturnType<typeof makeActor> =>
  makeActor({
    isRoot: true,
    permissions: rootPermissions(),
    scope: { unassigned: true, others: true, inboxIds: 'all' },
  });
const setUp = (permissions: string[] = []) =>
  one.uow.run(async (tx) => {
    const profile = await makeProfile(tx, { permissions });
    return { profile, user: await makeUser(tx, { profile }) };
  });

it('IAM-9: the scope of the built-in profiles is what their description says', async () => {
  const scopeOf = async (profile: 'administrator' | 'supervisor' | 'agent' | 'assistant') => {
    const { id } = await one.uow.run((tx) => makeUser(tx, { profile }));
    members.set(id, ['inbox-1']);
    return (await one.get(AccessDirectory).actorOf(undefined, id))?.scope;
  };
  expect(await scopeOf('administrator')).toMatchObject({ unassigned: true, others: true, inboxIds: 'all' });
  expect(await scopeOf('supervisor')).toMatchObject({ unassigned: true, others: true, inboxIds: ['inbox-1'] });
  expect(await scopeOf('agent')).toMatchObject({ unassigned: true, others: true, inboxIds: ['inbox-1'] });
  expect(await scopeOf('assistant')).toMatchObject({ unassigned: true, others: false, inboxIds: ['inbox-1'] });
});

it('IAM-11: a change of a profile takes effect at once, here and in other processes', async () => {
  const { profile, user } = await setUp([userPermissions.list]);
  const held = async (app: IdentityApp) => [
    ...((await app.get(AccessDirectory).actorOf(undefined, user.id))?.permissions ?? []),
  ];
  expect([await held(one), await held(two)]).toEqual([[userPermissions.list], [userPermissions.list]]);
  const permissions = [userPermissions.list, userPermissions.create];
  await one.get(ProfileService).update(root(), profile.id, 1, { permissions });
  expect(await held(one)).toEqual(permissions);
  await eventually(async () => expect(await held(two)).toEqual(permissions));
});

it('IAM-11: what is read while something changes is not remembered', async () => {
  const { profile, user } = await setUp([userPermissions.list]);
  const directory = one.get(AccessDirectory);
  for (let round = 1; round <= 20; round++) {
    const permissions = round % 2 ? [] : [userPermissions.list];
    await Promise.all([
      one.get(ProfileService).update(root(), profile.id, round, { permissions }),
      ...Array.from({ length: 5 }, () => directory.actorOf(undefined, user.id)),
    ]);
    expect([...((await directory.actorOf(undefined, user.id))?.permissions ?? [])]).toEqual(permissions);
  }
});

it('nobody and the deactivated are no actors', async () => {
  const { id } = await one.uow.run((tx) => makeUser(tx, { active: false }));
  expect(await one.get(AccessDirectory).actorOf(undefined, id)).toBeNull();
  expect(await one.get(AccessDirectory).actorOf(undefined, '0190a000-0000-7000-8000-000000000000')).toBeNull();
});

it('within a transaction the directory sees what that transaction did', async () => {
  const { user } = await setUp();
  await one.uow.run(async (tx) => {
    expect((await one.get(AccessDirectory).actorOf(tx, user.id))?.userId).toBe(user.id);
    const fresh = await makeUser(tx);
    expect((await one.get(AccessDirectory).actorOf(tx, fresh.id))?.userId).toBe(fresh.id);
  });
});

it('IAM-8: only the root releases', async () => {
  const releases = one.get(PermissionReleases);
  await expect(releases.release(makeActor({ permissions: [profilePermissions.list] }), 'x', true)).rejects.toThrow(
    'identity.only-root',
  );
  await expect(releases.release(root(), userPermissions.list, true)).rejects.toThrow('platform.not-found');
});
