import { newId } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../test/support/database.js';
import type { HttpClient } from '../../../identity/src/testing/http-client.js';
import { makeProfile } from '../../../identity/src/testing/make-profile.js';
import type { UserValues } from '../../../identity/src/testing/make-user.js';
import { makeSector } from '../testing/make-sector.js';
import { makeTeam } from '../testing/make-team.js';
import { startOrganisation } from '../testing/organisation-app.js';

const db = useDatabase();
let client: HttpClient;
let token: string;
beforeAll(async () => {
  client = await startOrganisation();
  token = await client.signedIn();
});
afterAll(() => client.close());
beforeEach(() => db.sql(`UPDATE notice SET active = false`));

interface Person {
  readonly id: string;
  readonly token: string;
}
const person = async (values: UserValues = {}): Promise<Person> => {
  const id = newId();
  return { id, token: await client.signedIn({ isRoot: false, ...values, id }) };
};
const make = async (values: object = {}): Promise<Record<string, unknown>> =>
  (
    await client.call('POST', '/notices', {
      token,
      body: { title: 'Manutenção', body: 'Hoje às 22h.', audience: 'everybody', ...values },
    })
  ).body;
const shownTo = async ({ token: theirs }: Person): Promise<unknown[]> =>
  ((await client.call('GET', '/me/notices', { token: theirs })).body as unknown as { id: string }[]).map(
    ({ id }) => id,
  );
const acknowledge = ({ token: theirs }: Person, id: unknown) =>
  client.call('POST', `/me/notices/${String(id)}/acknowledge`, { token: theirs });

it('ORG-6: a notice reaches its audience and nobody else: profiles, sectors with all below them, teams, everybody', async () => {
  const profile = await client.app.get(UnitOfWork).run((tx) => makeProfile(tx));
  const [inside, outside, manager] = [await person({ profile }), await person(), await person()];
  const { sectorId, teamId } = await client.app.get(UnitOfWork).run(async (tx) => {
    const top = await makeSector(tx, { managerId: manager.id });
    const middle = await makeSector(tx, { parentId: top.id });
    await makeSector(tx, { parentId: middle.id, memberIds: [inside.id] });
    const team = await makeTeam(tx, { memberIds: [inside.id] });
    return { sectorId: top.id, teamId: team.id };
  });
  const made = {
    everybody: await make(),
    profiles: await make({ audience: 'profiles', profileIds: [profile.id], sectorIds: [] }),
    sectors: await make({ audience: 'sectors', sectorIds: [sectorId] }),
    teams: await make({ audience: 'teams', teamIds: [teamId] }),
  };
  const shown = async (to: Person) => {
    const ids = await shownTo(to);
    return Object.entries(made).flatMap(([name, { id }]) => (ids.includes(id) ? [name] : []));
  };
  expect(await shown(inside)).toEqual(['everybody', 'profiles', 'sectors', 'teams']);
  expect(await shown(outside)).toEqual(['everybody']);
  expect(await shown(manager)).toEqual(['everybody', 'sectors']);
  // The list of readers is the same condition, asked the other way round.
  const readers = async (name: keyof typeof made) =>
    (
      (await client.call('GET', `/notices/${String(made[name].id)}/acknowledgements?range=[0,99]`, { token }))
        .body as unknown as { id: string }[]
    ).map(({ id }) => id);
  expect(await readers('teams')).toEqual([inside.id]);
  expect((await readers('sectors')).sort()).toEqual([inside.id, manager.id].sort());
  expect(await readers('everybody')).toEqual(expect.arrayContaining([inside.id, outside.id, manager.id]));
});

it('ORG-6: it is shown from its beginning to its end, while it is active', async () => {
  const ana = await person();
  const [past, future] = ['2020-01-01T00:00:00Z', '2999-01-01T00:00:00Z'];
  const now = await make({ startsAt: past, endsAt: future });
  await make({ startsAt: future });
  await make({ startsAt: past, endsAt: '2020-01-02T00:00:00Z' });
  await make({ active: false });
  expect(await shownTo(ana)).toEqual([now.id]);
  expect(await make({ startsAt: future, endsAt: past })).toMatchObject({
    status: 400,
    errors: [{ field: 'endsAt', code: 'organisation.ends-before-it-begins' }],
  });
  const cleared = await client.call('PUT', `/notices/${String(now.id)}`, { token, body: { endsAt: null, version: 1 } });
  expect(cleared.body).toMatchObject({ endsAt: null, version: 2 });
});

it('ORG-6: an audience that names nobody is refused, and one whose team goes never becomes everybody', async () => {
  expect(await make({ audience: 'teams' })).toMatchObject({
    errors: [{ field: 'teamIds', code: 'organisation.audience-empty' }],
  });
  expect(await make({ audience: 'sectors', sectorIds: [newId()] })).toMatchObject({ errors: [{ field: 'sectorIds' }] });
  const ana = await person();
  const team = await client.app.get(UnitOfWork).run((tx) => makeTeam(tx, { memberIds: [ana.id] }));
  const notice = await make({ audience: 'teams', teamIds: [team.id] });
  expect(await shownTo(ana)).toEqual([notice.id]);
  await client.call('DELETE', `/teams/${team.id}?name=${encodeURIComponent(team.name)}`, { token });
  expect(await shownTo(ana)).toEqual([]);
});

it('ORG-6: who has acknowledged is noted once, seen by administrators, and keeps the notice from being deleted', async () => {
  const [ana, bia] = [await person({ name: 'Ana' }), await person({ name: 'Bia' })];
  const team = await client.app.get(UnitOfWork).run((tx) => makeTeam(tx, { memberIds: [ana.id, bia.id] }));
  const old = await make({
    audience: 'teams',
    teamIds: [team.id],
    startsAt: '2020-01-01T00:00:00Z',
    mustBeAcknowledged: true,
  });
  const fresh = await make({ audience: 'teams', teamIds: [team.id] });
  expect(await shownTo(ana)).toEqual([old.id, fresh.id]);
  expect((await acknowledge(ana, old.id)).status).toBe(204);
  expect((await acknowledge(ana, old.id)).status).toBe(204);
  expect(await shownTo(ana)).toEqual([fresh.id, old.id]);
  const readers = async (filter: object) =>
    (
      await client.call(
        'GET',
        `/notices/${String(old.id)}/acknowledgements?filter=${encodeURIComponent(JSON.stringify(filter))}`,
        { token },
      )
    ).body;
  expect(await readers({})).toEqual([
    { id: ana.id, name: 'Ana', acknowledgedAt: expect.any(String) as unknown, addressed: true },
    { id: bia.id, name: 'Bia', acknowledgedAt: null, addressed: true },
  ]);
  expect(await readers({ acknowledged: false })).toMatchObject([{ id: bia.id }]);
  const trail = await db.sql(
    `SELECT actor_id FROM audit_entry WHERE subject_id = $1 AND action = 'notices.acknowledge'`,
    [old.id],
  );
  expect(trail).toEqual([{ actor_id: ana.id }]);
  expect((await client.call('DELETE', `/notices/${String(old.id)}`, { token })).body).toMatchObject({
    status: 409,
    code: 'platform.record-in-use',
  });
  expect((await client.call('DELETE', `/notices/${String(fresh.id)}`, { token })).status).toBe(204);
});

it('IAM-9: a notice for others is not there', async () => {
  const ana = await person();
  const team = await client.app.get(UnitOfWork).run((tx) => makeTeam(tx));
  const notice = await make({ audience: 'teams', teamIds: [team.id] });
  expect((await acknowledge(ana, notice.id)).status).toBe(404);
  expect((await acknowledge(ana, newId())).status).toBe(404);
  expect((await client.call('GET', '/notices', { token: ana.token })).status).toBe(403);
});
