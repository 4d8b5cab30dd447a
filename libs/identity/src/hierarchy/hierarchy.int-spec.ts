import { newId } from '@guiche/kernel';
import { useDatabase } from '../../../../test/support/database.js';
import { AccessDirectory } from '../access/access-directory.js';
import type { Actor } from '../access/actor.js';
import { userPermissions } from '../identity.permissions.js';
import type { Profile } from '../profiles/profile.entity.js';
import { startIdentity, type IdentityApp } from '../testing/identity-app.js';
import { makeProfile } from '../testing/make-profile.js';
import { makeUser, type UserValues } from '../testing/make-user.js';
import { UserService } from '../users/user.service.js';
import { HierarchyLevelService } from './hierarchy-level.service.js';
import { Subordinates } from './subordinates.js';

const db = useDatabase();
let app: IdentityApp;
let users: UserService;
let levels: HierarchyLevelService;
let root: Actor;

beforeAll(async () => {
  app = await startIdentity();
  users = app.get(UserService);
  levels = app.get(HierarchyLevelService);
  root = await actor({ isRoot: true });
});
afterAll(() => app.close());

async function actor(values: UserValues): Promise<Actor> {
  const { id } = await app.uow.run((tx) => makeUser(tx, values));
  const found = await app.get(AccessDirectory).actorOf(undefined, id);
  if (!found) throw new Error('He was just made');
  return found;
}
const profile = (values: Partial<Profile>): Promise<Profile> => app.uow.run((tx) => makeProfile(tx, values));
const person = async (): Promise<string> => (await app.uow.run((tx) => makeUser(tx))).id;
const people = (count: number): Promise<string[]> => Promise.all(Array.from({ length: count }, person));

async function put(id: string, changes: Parameters<UserService['update']>[3], by = root): Promise<void> {
  await users.update(by, id, (await users.get(id)).version, changes);
}
const under = (id: string, superiorId: string | null, by = root): Promise<void> => put(id, { superiorId }, by);

/** What the superiors say, by walking up from everybody. */
async function naive(): Promise<string[]> {
  const rows = await db.sql<{ id: string; superior: string | null }>(
    `SELECT id, superior_id AS superior FROM user_account`,
  );
  const superiorOf = new Map(rows.map(({ id, superior }) => [id, superior]));
  return rows
    .flatMap(({ id }) => {
      const found: string[] = [];
      let distance = 0;
      for (let at = superiorOf.get(id); at; at = superiorOf.get(at)) {
        distance += 1;
        if (distance > rows.length) throw new Error('A circle');
        found.push(`${at}>${id}:${distance}`);
      }
      return found;
    })
    .sort();
}
const closure = async (): Promise<string[]> =>
  (
    await db.sql<{ row: string }>(
      `SELECT superior_id || '>' || user_id || ':' || distance AS row FROM user_subordinate`,
    )
  )
    .map(({ row }) => row)
    .sort();

describe('IAM-12: who is below whom', () => {
  it('is what the superiors say, after any moves', async () => {
    const ids = await people(14);
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    let [circles, links] = [0, 0];
    for (let move = 0; move < 120; move++) {
      const to = random(8) === 0 ? null : (ids[random(ids.length)] ?? null);
      await under(ids[random(ids.length)] ?? '', to).catch((error: { fields?: { code: string }[] }) => {
        if (error.fields?.[0]?.code !== 'identity.superior-circle') throw error;
        circles += 1;
      });
      if (move % 10 !== 9) continue;
      const known = await closure();
      expect(known).toEqual(await naive());
      links += known.length;
    }
    expect(circles).toBeGreaterThan(5);
    expect(links).toBeGreaterThan(100);
  });

  it('is known of somebody new, and told to the chart', async () => {
    const [top, middle] = await people(2);
    await under(middle ?? '', top ?? '');
    const { id: profileId } = await profile({});
    const { id } = await users.create(root, {
      name: 'Nova',
      login: `nova-${newId()}`,
      email: `nova-${newId()}@example.com`,
      password: 'uma senha bem longa',
      profileId,
      superiorId: middle ?? '',
      phone: '(41) 98888-7777',
      languages: ['pt-BR', 'es'],
    });
    expect(await users.get(id)).toMatchObject({ phone: '+5541988887777', languages: ['pt-BR', 'es'] });
    const chart = app.get(Subordinates);
    expect((await chart.superiors(id)).map((one) => one.id)).toEqual([middle, top]);
    expect(await chart.counts([top ?? '', id])).toEqual([
      { userId: top, direct: 1, all: 2 },
      { userId: id, direct: 0, all: 0 },
    ]);
  });

  it('has no circle, also when two administrators save at once', async () => {
    for (let round = 0; round < 8; round++) {
      const [a = '', b = '', c = ''] = await people(3);
      const results = await Promise.allSettled([under(a, b), under(b, c), under(c, a)]);
      const refused = results.filter(({ status }) => status === 'rejected');
      expect(refused).toHaveLength(1);
      expect(refused[0]).toMatchObject({ reason: { fields: [{ code: 'identity.superior-circle' }] } });
    }
    expect(await closure()).toEqual(await naive());
  });

  it('nobody is his own superior, and a superior exists and is active', async () => {
    const [id = '', gone = ''] = await people(2);
    await expect(under(id, id)).rejects.toMatchObject({ fields: [{ code: 'identity.superior-circle' }] });
    await expect(under(id, newId())).rejects.toMatchObject({ fields: [{ code: 'platform.field.no-such-record' }] });
    await put(gone, { active: false });
    await expect(under(id, gone)).rejects.toMatchObject({ fields: [{ code: 'identity.superior-inactive' }] });
  });
});

describe('IAM-12: levels', () => {
  const names = async (): Promise<string[]> =>
    (await db.sql<{ name: string }>(`SELECT name FROM hierarchy_level ORDER BY position`)).map(({ name }) => name);
  let director: string, manager: string, coordinator: string;

  beforeAll(async () => {
    coordinator = (await levels.create({ name: 'Coordenador' })).id;
    director = (await levels.create({ name: 'Diretor', position: 1 })).id;
    manager = (await levels.create({ name: 'Gerente', position: 2 })).id;
  });

  it('stand in an order that is changed by moving', async () => {
    expect(await names()).toEqual(['Diretor', 'Gerente', 'Coordenador']);
    await levels.update(coordinator, (await levels.get(coordinator)).version, { position: 1 });
    expect(await names()).toEqual(['Coordenador', 'Diretor', 'Gerente']);
    await levels.update(coordinator, (await levels.get(coordinator)).version, { position: 99, name: 'Coordenadora' });
    expect(await names()).toEqual(['Diretor', 'Gerente', 'Coordenadora']);
    const positions = await db.sql<{ position: number }>(`SELECT position FROM hierarchy_level ORDER BY position`);
    expect(positions.map(({ position }) => position)).toEqual([1, 2, 3]);
    await expect(levels.create({ name: 'diretor' })).rejects.toMatchObject({ fields: [{ field: 'name' }] });
  });

  it('two moves at once leave an order without gaps', async () => {
    const [one, two] = [await levels.get(director), await levels.get(manager)];
    await Promise.allSettled([
      levels.update(one.id, one.version, { position: 3 }),
      levels.update(two.id, two.version, { position: 1 }),
    ]);
    const positions = await db.sql<{ position: number }>(`SELECT position FROM hierarchy_level ORDER BY position`);
    expect(positions.map(({ position }) => position)).toEqual([1, 2, 3]);
    for (const [place, id] of [director, manager, coordinator].entries()) {
      await levels.update(id, (await levels.get(id)).version, { position: place + 1 });
    }
    expect(await names()).toEqual(['Diretor', 'Gerente', 'Coordenadora']);
  });

  it('a superior is of a higher level, if both have one', async () => {
    const [top = '', low = '', none = ''] = await people(3);
    await put(top, { levelId: manager });
    await put(low, { levelId: coordinator, superiorId: top });
    await under(none, low);
    await expect(put(low, { levelId: manager })).rejects.toMatchObject({
      fields: [{ field: 'superiorId', code: 'identity.superior-not-higher' }],
    });
    await expect(put(top, { levelId: coordinator })).rejects.toMatchObject({
      fields: [{ field: 'levelId', code: 'identity.subordinates-not-lower' }],
    });
    const { version } = await levels.get(manager);
    await expect(levels.update(manager, version, { position: 3 })).rejects.toMatchObject({
      code: 'identity.levels-contradict-superiors',
      params: { count: 1 },
    });
    await under(low, null);
    await put(low, { levelId: null });
    await put(top, { levelId: null });
  });

  it('a level with people is deleted only with a place for them, and in the audit trail', async () => {
    const extra = await levels.create({ name: 'Supervisor', position: 3 });
    const ids = await people(2);
    for (const id of ids) await put(id, { levelId: extra.id });
    expect((await levels.get(extra.id)).people).toBe(2);
    await expect(levels.remove(extra.id)).rejects.toMatchObject({
      code: 'identity.level-in-use',
      params: { count: 2 },
    });
    await expect(levels.remove(extra.id, extra.id)).rejects.toMatchObject({ fields: [{ field: 'moveTo' }] });
    await levels.remove(extra.id, coordinator);
    expect((await users.get(ids[0] ?? '')).levelId).toBe(coordinator);
    expect(await names()).toEqual(['Diretor', 'Gerente', 'Coordenadora']);
    const [entry] = await db.sql(
      `SELECT before FROM audit_entry WHERE action = 'hierarchy-levels.delete' AND subject_id = $1`,
      [extra.id],
    );
    expect(entry).toMatchObject({ before: { name: 'Supervisor', people: 2, peopleGo: 'Coordenadora' } });
    for (const id of ids) await put(id, { levelId: null });
  });
});

describe('IAM-8: nobody rises by the hierarchy', () => {
  it('not by his own place, nor by the account of somebody above him', async () => {
    const editor = await profile({ permissions: [userPermissions.update, userPermissions.setPassword] });
    const [boss = '', other = ''] = await people(2);
    await db.sql(`UPDATE user_account SET profile_id = $1 WHERE id = ANY ($2)`, [
      (await profile({})).id,
      [boss, other],
    ]);
    const him = await actor({ profile: editor });
    const level = await levels.create({ name: 'Vice-presidente', position: 1 });
    await under(him.userId, boss);
    await expect(under(him.userId, null, him)).rejects.toThrow('own-place-in-hierarchy');
    await expect(put(him.userId, { levelId: level.id }, him)).rejects.toThrow('own-place-in-hierarchy');
    await expect(put(boss, { email: 'mine@example.com' }, him)).rejects.toThrow('user-is-your-superior');
    await expect(users.setPassword(him, boss, { password: 'uma senha bem longa' })).rejects.toThrow(
      'user-is-your-superior',
    );
    await put(other, { name: 'Other' }, him);
  });

  it('not by showing somebody the tickets of people he does not reach himself', async () => {
    const editor = await profile({ permissions: [userPermissions.update] });
    const nothing = await profile({});
    const reaching = await profile({ reachesSubordinates: true });
    const him = await actor({ profile: editor });
    const make = async (from: Profile): Promise<string> => (await actor({ profile: from })).userId;
    const [victim, helper, mine] = [await make(nothing), await make(nothing), await make(nothing)];
    const friend = (await actor({ profileId: reaching.id })).userId;
    await under(helper, friend);
    await expect(under(victim, friend, him)).rejects.toThrow('move-shows-tickets');
    await expect(under(victim, helper, him)).rejects.toThrow('move-shows-tickets');
    await under(victim, mine, him);
    // His own department he arranges as he likes.
    await under(mine, him.userId);
    await under(helper, him.userId);
    await under(victim, helper, him);
    expect((await users.get(victim)).superiorId).toBe(helper);
  });
});
