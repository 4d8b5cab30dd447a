import { Module } from '@nestjs/common';
import { newId } from '@guiche/kernel';
import { useDatabase } from '../../../../test/support/database.js';
import { startHttp, type HttpClient } from '../../../identity/src/testing/http-client.js';
import { modulesWithIdentity } from '../../../identity/src/testing/identity-app.js';
import { organisationEntities } from '../organisation.entities.js';
import { OrganisationModule } from '../organisation.module.js';

const db = useDatabase();
let client: HttpClient;
let token: string;
beforeAll(async () => {
  @Module({ imports: [...modulesWithIdentity(organisationEntities), OrganisationModule] })
  class Api {}
  client = await startHttp(Api);
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
