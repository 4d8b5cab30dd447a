import { Module } from '@nestjs/common';
import { newId } from '@guiche/kernel';
import { organisationEntities, OrganisationModule } from '@guiche/organisation';
import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../test/support/database.js';
import { startHttp, type HttpClient } from '../../identity/src/testing/http-client.js';
import { modulesWithIdentity } from '../../identity/src/testing/identity-app.js';
import { makeProfile } from '../../identity/src/testing/make-profile.js';
import { makeSector } from '../../organisation/src/testing/make-sector.js';
import { catalogueEntities } from './catalogue.entities.js';
import { CatalogueModule } from './catalogue.module.js';
import { OccurrenceDirectory } from './occurrences/occurrence-directory.js';
import { ReasonDirectory } from './reasons/reason-directory.js';
import { makeOccurrence } from './testing/make-occurrence.js';
import { makeOccurrenceType } from './testing/make-occurrence-type.js';
import { makeReason } from './testing/make-reason.js';
import { makeSolution } from './testing/make-solution.js';

const db = useDatabase();
let client: HttpClient;
let uow: UnitOfWork;
let token: string;
beforeAll(async () => {
  @Module({
    imports: [
      ...modulesWithIdentity([...organisationEntities, ...catalogueEntities]),
      OrganisationModule,
      CatalogueModule,
    ],
  })
  class Api {}
  client = await startHttp(Api);
  uow = client.app.get(UnitOfWork);
  token = await client.signedIn();
});
afterAll(() => client.close());

/** What is needed to make one of each resource, and a change of it. */
const samples: Record<string, () => Promise<{ body: object; change: object }>> = {
  solutions: () => Promise.resolve({ body: { name: `S ${newId()}` }, change: { description: 'Como foi' } }),
  'occurrence-types': async () => {
    const sector = await uow.run((tx) => makeSector(tx));
    return { body: { name: `T ${newId()}`, sectorIds: [sector.id] }, change: { sectorIds: [] } };
  },
  occurrences: async () => {
    const [type, solution] = await uow.run(
      async (tx) => [await makeOccurrenceType(tx), await makeSolution(tx)] as const,
    );
    const links = { solutionIds: [solution.id], defaultSolutionId: solution.id };
    return { body: { name: 'Boleto', occurrenceTypeId: type.id, ...links }, change: { defaultPriority: 4 } };
  },
  reasons: () =>
    Promise.resolve({ body: { name: `R ${newId()}`, actions: ['cancel'] }, change: { actions: ['cancel', 'reopen'] } }),
  'canned-answers': () =>
    Promise.resolve({
      body: { shortcut: `a${newId()}`, title: 'Olá', body: 'Olá, {{contact.name}}!' },
      change: { body: 'Oi!' },
    }),
};

describe.each(Object.keys(samples))('CAT-10: %s', (resource) => {
  const sample = async () => (samples[resource] as (typeof samples)[string])();

  it('are made, read, listed, changed from the version that was read, deactivated, deleted, and audited', async () => {
    const { body, change } = await sample();
    const created = await client.call('POST', `/${resource}`, { token, body });
    expect(created).toMatchObject({ status: 201, body: { ...body, active: true, version: 1 } });
    const url = `/${resource}/${String(created.body.id)}`;
    expect((await client.call('GET', url, { token })).body).toEqual(created.body);
    const filter = encodeURIComponent(JSON.stringify({ id: [created.body.id], active: true }));
    expect((await client.call('GET', `/${resource}?filter=${filter}`, { token })).body).toEqual([created.body]);
    const changed = await client.call('PUT', url, { token, body: { ...created.body, ...change } });
    expect(changed).toMatchObject({ status: 200, body: { ...body, ...change, version: 2 } });
    expect((await client.call('PUT', url, { token, body: { ...change, version: 1 } })).status).toBe(412);
    expect((await client.call('PUT', url, { token, body: { active: false, version: 2 } })).body).toMatchObject({
      active: false,
      version: 3,
    });
    expect((await client.call('DELETE', url, { token })).status).toBe(204);
    expect((await client.call('GET', url, { token })).status).toBe(404);
    const trail = await db.sql(`SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY seq`, [created.body.id]);
    expect(trail.map(({ action }) => action)).toEqual(
      ['create', 'update', 'update', 'delete'].map((verb) => `${resource}.${verb}`),
    );
  });

  it('are unique by name, whatever its case', async () => {
    const { body } = await sample();
    await client.call('POST', `/${resource}`, { token, body });
    const again = Object.fromEntries(
      Object.entries(body).map(([key, value]) => [
        key,
        ['name', 'shortcut'].includes(key) ? String(value).toUpperCase() : value,
      ]),
    );
    const refused = await client.call('POST', `/${resource}`, { token, body: again });
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ field: expect.stringMatching(/^(name|shortcut)$/) }] },
    });
  });

  it('take no null for what must be there, nothing unknown, and sort by what they offer', async () => {
    const { body } = await sample();
    for (const key of Object.keys(body)) {
      const { status } = await client.call('POST', `/${resource}`, { token, body: { ...body, [key]: null } });
      expect([key, status]).toEqual([key, key === 'defaultSolutionId' ? 201 : 400]);
    }
    expect((await client.call('POST', `/${resource}`, { token, body: { ...body, surprise: 1 } })).status).toBe(400);
    for (const sort of ['position', 'createdAt', 'id']) {
      expect((await client.call('GET', `/${resource}?sort=["${sort}","DESC"]`, { token })).status).toBe(200);
    }
  });

  it('ask for their four permissions', async () => {
    const assistant = await client.signedIn({ isRoot: false, profile: 'assistant' });
    expect((await client.call('GET', `/${resource}`, { token: assistant })).status).toBe(200);
    const body = {};
    expect((await client.call('POST', `/${resource}`, { token: assistant, body })).status).toBe(403);
    expect((await client.call('PUT', `/${resource}/${newId()}`, { token: assistant, body })).status).toBe(403);
    expect((await client.call('DELETE', `/${resource}/${newId()}`, { token: assistant })).status).toBe(403);
    const profile = await uow.run((tx) => makeProfile(tx));
    const nobody = await client.signedIn({ isRoot: false, profile });
    expect((await client.call('GET', `/${resource}`, { token: nobody })).status).toBe(403);
  });
});

const filtered = async (resource: string, filter: object): Promise<unknown[]> => {
  const { body } = await client.call('GET', `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`, {
    token,
  });
  return (body as unknown as { id: string }[]).map(({ id }) => id);
};

it('CAT-1, CAT-2: types are found by sector, occurrences by type and solution', async () => {
  const { sector, type, solution, occurrence } = await uow.run(async (tx) => {
    const [sector, solution] = [await makeSector(tx), await makeSolution(tx)];
    const type = await makeOccurrenceType(tx, { sectorIds: [sector.id] });
    const occurrence = await makeOccurrence(tx, { occurrenceTypeId: type.id, solutionIds: [solution.id] });
    await makeOccurrence(tx, { occurrenceTypeId: (await makeOccurrenceType(tx)).id });
    return { sector, type, solution, occurrence };
  });
  expect(await filtered('occurrence-types', { sectorId: sector.id })).toEqual([type.id]);
  expect(await filtered('occurrences', { occurrenceTypeId: type.id })).toEqual([occurrence.id]);
  expect(await filtered('occurrences', { solutionId: solution.id })).toEqual([occurrence.id]);
  const inUse = await client.call('DELETE', `/sectors/${sector.id}`, { token });
  expect(inUse.body).toMatchObject({ status: 409, code: 'platform.record-in-use' });
  expect((await client.call('DELETE', `/solutions/${solution.id}`, { token })).status).toBe(409);
  expect((await client.call('DELETE', `/occurrence-types/${type.id}`, { token })).status).toBe(409);
});

it('CAT-2: the default solution is one of the occurrence’s', async () => {
  const [type, one, other] = await uow.run(
    async (tx) => [await makeOccurrenceType(tx), await makeSolution(tx), await makeSolution(tx)] as const,
  );
  const body = { name: 'Troca', occurrenceTypeId: type.id, solutionIds: [one.id], defaultSolutionId: other.id };
  expect((await client.call('POST', '/occurrences', { token, body })).body.errors?.[0]).toMatchObject({
    field: 'defaultSolutionId',
    code: 'catalogue.default-solution-not-allowed',
  });
  expect((await client.call('POST', '/occurrences', { token, body: { ...body, solutionIds: [] } })).status).toBe(201);
  const missing = { ...body, name: 'Outra', solutionIds: [newId()], defaultSolutionId: null };
  expect((await client.call('POST', '/occurrences', { token, body: missing })).body.errors?.[0]).toMatchObject({
    field: 'solutionIds',
  });
});

it('CAT-5, API-12: a reason is found by its name for an action, case, accents and blanks forgiven', async () => {
  const directory = client.app.get(ReasonDirectory);
  const reason = await uow.run((tx) => makeReason(tx, { name: 'Solicitação do Cliente', actions: ['cancel'] }));
  const find = (name: string, action: 'cancel' | 'reopen') => uow.read((tx) => directory.findByName(tx, name, action));
  expect(await find('  solicitacao  do CLIENTE ', 'cancel')).toMatchObject({ id: reason.id });
  expect(await find('Solicitação do Cliente', 'reopen')).toBeNull();
  const require = (action: 'cancel' | 'reopen') => uow.read((tx) => directory.require(tx, reason.id, action));
  expect((await require('cancel')).name).toBe('Solicitação do Cliente');
  await expect(require('reopen')).rejects.toMatchObject({ fields: [{ code: 'catalogue.reason-not-for-action' }] });
  await db.sql(`UPDATE reason SET active = false WHERE id = $1`, [reason.id]);
  expect(await find('Solicitação do Cliente', 'cancel')).toBeNull();
});

it('CAT-3: what a ticket is classified with exists and belongs together', async () => {
  const { sector, type, solution, occurrence } = await uow.run(async (tx) => {
    const [sector, solution] = [await makeSector(tx), await makeSolution(tx)];
    const type = await makeOccurrenceType(tx, { sectorIds: [sector.id] });
    const links = { solutionIds: [solution.id], defaultSolutionId: solution.id, defaultPriority: 3 };
    return { sector, type, solution, occurrence: await makeOccurrence(tx, { occurrenceTypeId: type.id, ...links }) };
  });
  const directory = client.app.get(OccurrenceDirectory);
  const wanted = {
    sectorId: sector.id,
    occurrenceTypeId: type.id,
    occurrenceId: occurrence.id,
    solutionId: solution.id,
  };
  const check = (change: object) => uow.read((tx) => directory.checkClassification(tx, { ...wanted, ...change }));
  await expect(check({})).resolves.toBeUndefined();
  await expect(
    check({ sectorId: null, occurrenceTypeId: null, occurrenceId: null, solutionId: null }),
  ).resolves.toBeUndefined();
  await expect(check({ occurrenceId: newId() })).rejects.toMatchObject({ fields: [{ field: 'occurrenceId' }] });
  expect(await uow.read((tx) => directory.defaultsOf(tx, occurrence.id))).toEqual({
    id: occurrence.id,
    name: occurrence.name,
    occurrenceTypeId: type.id,
    defaultPriority: 3,
    defaultSolutionId: solution.id,
  });
});
