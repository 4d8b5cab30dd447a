import { newId } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { AccessDirectory, ScopeSources, UserTies } from '@guiche/identity';
import { useDatabase } from '../../../../test/support/database.js';
import type { HttpClient } from '../../../identity/src/testing/http-client.js';
import { makeUser } from '../../../identity/src/testing/make-user.js';
import { startOrganisation } from '../testing/organisation-app.js';
import { TeamDirectory } from './team-directory.js';

const db = useDatabase();
let client: HttpClient;
let token: string;
beforeAll(async () => {
  client = await startOrganisation();
  token = await client.signedIn();
});
afterAll(() => client.close());

const person = (values = {}): Promise<string> =>
  client.app.get(UnitOfWork).run(async (tx) => (await makeUser(tx, values)).id);
const create = async (values: object = {}): Promise<Record<string, unknown>> =>
  (await client.call('POST', '/teams', { token, body: { name: `Team ${newId()}`, ...values } })).body;
const mine = (userId: string) =>
  client.app.get(UnitOfWork).read((tx) => client.app.get(ScopeSources).idsOf('teams', tx, userId));

it('ORG-2: a team is made with its members, changed from the version that was read, and audited', async () => {
  const [ana, bia] = [await person(), await person()];
  const created = await client.call('POST', '/teams', {
    token,
    body: { name: ' N1 ', description: 'Primeiro nível', memberIds: [ana] },
  });
  expect(created).toMatchObject({ status: 201, headers: { etag: '"1"' } });
  expect(created.body).toMatchObject({ name: 'N1', automaticAssignment: true, memberIds: [ana], active: true });
  const url = `/teams/${String(created.body.id)}`;
  const changed = await client.call('PUT', url, {
    token,
    body: { ...created.body, automaticAssignment: false, memberIds: [bia] },
  });
  expect(changed.body).toMatchObject({ automaticAssignment: false, memberIds: [bia], version: 2 });
  expect((await client.call('PUT', url, { token, body: { name: 'N2', version: 1 } })).status).toBe(412);
  expect((await client.call('PUT', url, { token, body: { name: 'N2' } })).status).toBe(428);
  expect((await client.call('POST', '/teams', { token, body: { name: 'n1' } })).body.errors?.[0]).toMatchObject({
    field: 'name',
    code: 'platform.field.taken',
  });
  expect(await create({ memberIds: [newId()] })).toMatchObject({ errors: [{ field: 'memberIds' }] });
  const filter = encodeURIComponent(JSON.stringify({ memberId: bia }));
  expect((await client.call('GET', `/teams?filter=${filter}`, { token })).body).toMatchObject([{ name: 'N1' }]);
  const trail = await db.sql(`SELECT action, before, after FROM audit_entry WHERE subject_id = $1 ORDER BY seq`, [
    created.body.id,
  ]);
  expect(trail).toMatchObject([
    { action: 'teams.create' },
    { action: 'teams.update', before: { memberIds: [ana] }, after: { memberIds: [bia] } },
  ]);
});

it('ORG-2: deleting asks for the name of the team', async () => {
  const team = await create({ name: 'Cobrança' });
  const url = `/teams/${String(team.id)}`;
  for (const said of ['', '?name=', '?name=Cobran%C3%A7', '?name=Suporte']) {
    expect((await client.call('DELETE', `${url}${said}`, { token })).body).toMatchObject({
      status: 422,
      code: 'organisation.team-name-needed',
      errors: [{ field: 'name', message: 'Não é o nome desta equipe.' }],
    });
  }
  expect((await client.call('GET', url, { token })).status).toBe(200);
  expect((await client.call('DELETE', `${url}?name=cobran%C3%A7a%20`, { token })).status).toBe(204);
  expect((await client.call('GET', url, { token })).status).toBe(404);
});

it('ORG-2, IAM-11: who comes, leaves, or whose team is deactivated or deleted reaches anew at once', async () => {
  const [ana, bia] = [await person(), await person()];
  const forget = jest.spyOn(client.app.get(AccessDirectory), 'forget');
  const told = () => [...((forget.mock.calls.at(-1)?.[0] ?? []) as string[])].sort();
  const team = await create({ memberIds: [ana] });
  const url = `/teams/${String(team.id)}`;
  expect([told(), await mine(ana)]).toEqual([[ana], [team.id]]);
  await client.call('PUT', url, { token, body: { memberIds: [bia], version: 1 } });
  expect([told(), await mine(ana), await mine(bia)]).toEqual([[ana, bia].sort(), [], [team.id]]);
  await client.call('PUT', url, { token, body: { active: false, version: 2 } });
  expect([told(), await mine(bia)]).toEqual([[bia], []]);
  await client.call('PUT', url, { token, body: { active: true, version: 3 } });
  await client.call('DELETE', `${url}?name=${encodeURIComponent(String(team.name))}`, { token });
  expect([told(), await mine(bia)]).toEqual([[bia], []]);
});

it('ORG-2: other libs see the members that are at work, and refuse a team that is not', async () => {
  const [ana, gone] = [await person({ name: 'Ana' }), await person({ active: false })];
  const team = await create({ memberIds: [ana, gone] });
  const [directory, uow] = [client.app.get(TeamDirectory), client.app.get(UnitOfWork)];
  expect(await uow.read((tx) => directory.members(tx, String(team.id)))).toEqual([{ id: ana, name: 'Ana' }]);
  expect(await uow.read((tx) => directory.require(tx, String(team.id)))).toMatchObject({ automaticAssignment: true });
  await client.call('PUT', `/teams/${String(team.id)}`, { token, body: { active: false, version: 1 } });
  const refused = (id: string) => uow.read((tx) => directory.require(tx, id)).catch((error: unknown) => error);
  expect(await refused(String(team.id))).toMatchObject({ fields: [{ code: 'organisation.deactivated' }] });
  expect(await refused(newId())).toMatchObject({ fields: [{ code: 'platform.field.no-such-record' }] });
});

it('IAM-10: an agent reads teams and changes none', async () => {
  const agent = await client.signedIn({ isRoot: false });
  expect((await client.call('GET', '/teams', { token: agent })).status).toBe(200);
  expect((await client.call('POST', '/teams', { token: agent, body: { name: 'x' } })).status).toBe(403);
});

it('IAM-14: who deactivates somebody is told of his teams and of the sectors he manages', async () => {
  const [ana, bia] = [await person(), await person()];
  const [alone, shared] = [await create({ name: 'A sós', memberIds: [ana] }), await create({ memberIds: [ana, bia] })];
  const sector = await client.call('POST', '/sectors', { token, body: { name: 'Dela', managerId: ana } });
  const uow = client.app.get(UnitOfWork);
  const reports = await uow.read((tx) => client.app.get(UserTies).reports(tx, ana));
  expect(reports).toEqual([
    { kind: 'sectors', report: { count: 1, items: [{ id: sector.body.id, name: 'Dela', isLast: true }] } },
    {
      kind: 'teams',
      report: {
        count: 2,
        items: [
          { id: alone.id, name: 'A sós', isLast: true },
          { id: shared.id, name: shared.name, isLast: false },
        ],
      },
    },
  ]);
});
