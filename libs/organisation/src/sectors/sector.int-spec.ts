import { newId } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { AccessDirectory, ScopeSources } from '@guiche/identity';
import { useDatabase } from '../../../../test/support/database.js';
import type { HttpClient } from '../../../identity/src/testing/http-client.js';
import { makeUser } from '../../../identity/src/testing/make-user.js';
import { startOrganisation } from '../testing/organisation-app.js';
import { SectorDirectory } from './sector-directory.js';

const db = useDatabase();
let client: HttpClient;
let token: string;
beforeAll(async () => {
  client = await startOrganisation();
  token = await client.signedIn();
});
afterAll(() => client.close());

let count = 0;
const create = async (values: object = {}): Promise<Record<string, unknown>> =>
  (await client.call('POST', '/sectors', { token, body: { name: `Sector ${++count}`, ...values } })).body;

it('ORG-1: a sector is made, read, changed and, unused, deleted; each change stands in the audit trail', async () => {
  const created = await client.call('POST', '/sectors', { token, body: { name: ' Suporte ', code: 'SUP' } });
  expect(created).toMatchObject({ status: 201, headers: { etag: '"1"' } });
  expect(created.body).toMatchObject({ name: 'Suporte', code: 'SUP', parentId: null, active: true, version: 1 });
  const url = `/sectors/${String(created.body.id)}`;
  expect((await client.call('GET', url, { token })).body).toEqual(created.body);
  const changed = await client.call('PUT', url, { token, body: { ...created.body, active: false, code: null } });
  expect(changed.body).toMatchObject({ name: 'Suporte', code: null, active: false, version: 2 });
  expect((await client.call('DELETE', url, { token })).status).toBe(204);
  expect((await client.call('GET', url, { token })).status).toBe(404);
  const trail = await db.sql(`SELECT action, before, after FROM audit_entry WHERE subject_id = $1 ORDER BY seq`, [
    created.body.id,
  ]);
  expect(trail.map(({ action }) => action)).toEqual(['sectors.create', 'sectors.update', 'sectors.delete']);
  expect(trail[1]).toMatchObject({ before: { active: true, code: 'SUP' }, after: { active: false, code: null } });
});

it('ORG-1: names are unique among siblings, whatever their case, also at the top', async () => {
  const [top, other] = [await create({ name: 'Matriz' }), await create({ name: 'Filial' })];
  const refused = await client.call('POST', '/sectors', { token, body: { name: 'MATRIZ' } });
  expect(refused.body.errors).toEqual([
    {
      field: 'name',
      code: 'organisation.sector-name-taken',
      message: 'Já existe um setor com este nome no mesmo nível.',
    },
  ]);
  expect(await create({ name: 'Vendas', parentId: top.id })).toMatchObject({ version: 1 });
  expect(await create({ name: 'Vendas', parentId: other.id })).toMatchObject({ version: 1 });
  expect(await create({ name: 'Vendas', parentId: newId() })).toMatchObject({ errors: [{ field: 'parentId' }] });
});

it('ORG-1: the tree has no circle, not even when two moves meet', async () => {
  const [a, b] = [await create(), await create()];
  const move = (what: Record<string, unknown>, below: Record<string, unknown>) =>
    client.call('PUT', `/sectors/${String(what.id)}`, { token, body: { parentId: below.id, version: what.version } });
  expect((await move(a, a)).body.errors?.[0]).toMatchObject({ field: 'parentId', code: 'organisation.sector-circle' });
  const results = await Promise.all([move(a, b), move(b, a)]);
  expect(results.map(({ status }) => status).sort((x, y) => x - y)).toEqual([200, 400]);
});

it('ORG-1: a sector in use is not deleted', async () => {
  const parent = await create();
  await create({ parentId: parent.id });
  const refused = await client.call('DELETE', `/sectors/${String(parent.id)}`, { token });
  expect(refused.body).toMatchObject({ status: 409, code: 'platform.record-in-use' });
});

it('API-2: the list is filtered, sorted as a tree, and paged by cursor', async () => {
  await db.sql(`TRUNCATE sector CASCADE`);
  const support = await create({ name: 'Suporte' });
  await create({ name: 'Administração' });
  await create({ name: 'Telefone', parentId: support.id });
  await create({ name: 'E-mail', parentId: support.id, active: false });
  const names = async (query: string): Promise<unknown[]> => {
    const { status, body } = await client.call('GET', `/sectors?${query}`, { token });
    expect(status).toBe(200);
    return (body as unknown as { name: string }[]).map(({ name }) => name);
  };
  expect(await names(`sort=["path","ASC"]`)).toEqual(['Administração', 'Suporte', 'E-mail', 'Telefone']);
  expect(await names(`filter=${encodeURIComponent('{"q":"administracao"}')}`)).toEqual(['Administração']);
  expect(await names(`filter=${encodeURIComponent(`{"parentId":"${String(support.id)}","active":true}`)}`)).toEqual([
    'Telefone',
  ]);
  expect(await names(`filter=${encodeURIComponent('{"parentId":null}')}`)).toEqual(['Administração', 'Suporte']);
  const first = await client.call('GET', `/sectors?limit=3`, { token });
  const rest = await names(`limit=3&cursor=${String(first.headers['x-next-cursor'])}`);
  expect([...(first.body as unknown as { name: string }[]).map(({ name }) => name), ...rest]).toEqual([
    'Administração',
    'E-mail',
    'Suporte',
    'Telefone',
  ]);
});

it('API-4: of concurrent changes from one version one wins', async () => {
  const { id } = await create();
  const results = await Promise.all(
    Array.from({ length: 6 }, (_, i) =>
      client.call('PUT', `/sectors/${String(id)}`, { token, body: { code: `C${i}`, version: 1 } }),
    ),
  );
  expect(results.map(({ status }) => status).sort((x, y) => x - y)).toEqual([200, 412, 412, 412, 412, 412]);
});

describe('ORG-1: what lies below a sector', () => {
  const idsWithin = async (id: unknown): Promise<readonly string[]> =>
    client.app.get(UnitOfWork).read((tx) => client.app.get(SectorDirectory).idsWithin(tx, String(id)));
  const move = (what: Record<string, unknown>, parentId: unknown, version: unknown = what.version) =>
    client.call('PUT', `/sectors/${String(what.id)}`, { token, body: { parentId, version } });

  it('is known at once after making, moving and deleting, also for a whole branch', async () => {
    const [a, b] = [await create(), await create()];
    const child = await create({ parentId: a.id });
    const grandchild = await create({ parentId: child.id });
    expect(await idsWithin(a.id)).toEqual([a.id, child.id, grandchild.id]);
    const moved = await move(child, b.id);
    expect(moved.status).toBe(200);
    expect(await idsWithin(a.id)).toEqual([a.id]);
    expect(await idsWithin(b.id)).toEqual([b.id, child.id, grandchild.id]);
    expect((await move(child, null, moved.body.version)).status).toBe(200);
    expect(await idsWithin(b.id)).toEqual([b.id]);
    expect((await client.call('DELETE', `/sectors/${String(grandchild.id)}`, { token })).status).toBe(204);
    expect(await idsWithin(child.id)).toEqual([child.id]);
    const filter = encodeURIComponent(JSON.stringify({ withinId: child.id }));
    expect((await client.call('GET', `/sectors?filter=${filter}`, { token })).body).toHaveLength(1);
  });

  it('is what a walk up every branch says, after many moves at once by several administrators', async () => {
    const sectors = await Promise.all(Array.from({ length: 12 }, () => create()));
    let seed = 7;
    const pick = () => sectors[(seed = (seed * 16807) % 2147483647) % sectors.length];
    for (let round = 0; round < 12; round++) {
      await Promise.all(
        Array.from({ length: 4 }, async () => {
          const [what, below] = [pick(), pick()];
          const { body } = await client.call('GET', `/sectors/${String(what?.id)}`, { token });
          await move(body, seed % 5 === 0 ? null : below?.id);
        }),
      );
    }
    const [{ differing } = { differing: 'x' }] = await db.sql(`
      WITH RECURSIVE up AS (
        SELECT id AS sector_id, id AS ancestor_id, 0 AS distance FROM sector
        UNION ALL SELECT up.sector_id, s.parent_id, up.distance + 1 FROM up JOIN sector s ON s.id = up.ancestor_id
         WHERE s.parent_id IS NOT NULL AND up.distance < 100)
      SELECT count(*)::int AS differing FROM (
        (TABLE up EXCEPT SELECT sector_id, ancestor_id, distance FROM sector_within)
        UNION ALL (SELECT sector_id, ancestor_id, distance FROM sector_within EXCEPT TABLE up)) d`);
    expect(differing).toBe(0);
    expect(await db.sql(`SELECT 1 FROM sector_within WHERE distance > 20`)).toEqual([]);
  });

  it('costs what it answers, with 10,000 sectors 10 deep: the index is read, and nothing else', async () => {
    // Ten chains of levels: each sector of level n has its parent in level n - 1.
    const top = newId();
    await db.sql(`INSERT INTO sector (id, name, created_at, updated_at) VALUES ($1, $2, now(), now())`, [top, top]);
    let level = [top];
    for (let depth = 1; depth < 10; depth++) {
      const made = await db.sql<{ id: string }>(
        `INSERT INTO sector (id, parent_id, name, created_at, updated_at)
         SELECT gen_random_uuid(), ($1::uuid[])[1 + i % cardinality($1::uuid[])], 'L' || $2 || '-' || i, now(), now()
           FROM generate_series(0, 1110) i RETURNING id`,
        [level, depth],
      );
      level = made.map(({ id }) => id);
    }
    await db.sql(`ANALYZE sector_within`);
    expect(await idsWithin(top)).toHaveLength(10_000);
    const leaf = level[0];
    const [{ parent_id: branch } = { parent_id: '' }] = await db.sql(`SELECT parent_id FROM sector WHERE id = $1`, [
      leaf,
    ]);
    const cost = async (id: unknown) => {
      const [row] = await db.sql<{ 'QUERY PLAN': [{ Plan: Record<string, unknown> }] }>(
        `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT sector_id FROM sector_within WHERE ancestor_id = '${String(id)}'`,
      );
      const plan = row?.['QUERY PLAN'][0].Plan ?? {};
      return {
        rows: plan['Actual Rows'] as number,
        pages: (plan['Shared Hit Blocks'] as number) + (plan['Shared Read Blocks'] as number),
      };
    };
    const small = await cost(branch);
    expect(small.rows).toBeLessThan(20);
    expect(small.pages).toBeLessThan(40);
    // A branch near the leaves of this tree reads no more than the same branch did in an empty one: pages follow rows.
    expect((await cost(leaf)).pages).toBeLessThan(10);
  });
});

it('ORG-1: whoever belongs to a sector, as a member or as its manager, is told apart at once', async () => {
  const [ana, bia] = await client.app
    .get(UnitOfWork)
    .run(async (tx) => [(await makeUser(tx)).id, (await makeUser(tx)).id] as const);
  const mine = (userId: string) =>
    client.app.get(UnitOfWork).read((tx) => client.app.get(ScopeSources).idsOf('sectors', tx, userId));
  const told = jest.spyOn(client.app.get(AccessDirectory), 'forget');
  const sector = await create({ memberIds: [ana], managerId: bia, description: 'Quem atende' });
  expect(sector).toMatchObject({ memberIds: [ana], managerId: bia, description: 'Quem atende' });
  expect([await mine(ana), await mine(bia)]).toEqual([[sector.id], [sector.id]]);
  expect([...(told.mock.calls.at(-1)?.[0] ?? [])].sort()).toEqual([ana, bia].sort());
  const url = `/sectors/${String(sector.id)}`;
  const left = await client.call('PUT', url, { token, body: { memberIds: [], managerId: ana, version: 1 } });
  expect(left.body).toMatchObject({ memberIds: [], managerId: ana });
  expect([await mine(ana), await mine(bia)]).toEqual([[sector.id], []]);
  expect(told.mock.calls.at(-1)?.[0]).toEqual([bia]);
  const unknown = await client.call('PUT', url, { token, body: { memberIds: [newId()], version: 2 } });
  expect(unknown.body.errors?.[0]).toMatchObject({ field: 'memberIds' });
  const [entry] = await db.sql(
    `SELECT before, after FROM audit_entry WHERE subject_id = $1 ORDER BY seq DESC LIMIT 1`,
    [sector.id],
  );
  expect(entry).toMatchObject({ before: { memberIds: [ana] }, after: { memberIds: [] } });
});
