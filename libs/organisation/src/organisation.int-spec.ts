import { newId } from '@guiche/kernel';
import { useDatabase } from '../../../test/support/database.js';
import type { HttpClient } from '../../identity/src/testing/http-client.js';
import { startOrganisation } from './testing/organisation-app.js';

const db = useDatabase();
let client: HttpClient;
let token: string;
beforeAll(async () => {
  client = await startOrganisation();
  token = await client.signedIn();
});
afterAll(() => client.close());

describe.each(['regions', 'activity-types'])('ORG-6: %s', (resource) => {
  it('are made, read, listed, changed from the version that was read, deactivated, deleted, and audited', async () => {
    const body = { name: `R ${newId()}`, description: 'Onde fica', position: 3 };
    const created = await client.call('POST', `/${resource}`, { token, body });
    expect(created).toMatchObject({ status: 201, body: { ...body, active: true, version: 1 } });
    const url = `/${resource}/${String(created.body.id)}`;
    expect((await client.call('GET', url, { token })).body).toEqual(created.body);
    const filter = encodeURIComponent(JSON.stringify({ id: [created.body.id], active: true }));
    expect((await client.call('GET', `/${resource}?filter=${filter}`, { token })).body).toEqual([created.body]);
    const changed = await client.call('PUT', url, { token, body: { ...created.body, active: false } });
    expect(changed).toMatchObject({ status: 200, body: { active: false, version: 2 } });
    expect((await client.call('PUT', url, { token, body: { position: 1, version: 1 } })).status).toBe(412);
    const again = await client.call('POST', `/${resource}`, { token, body: { name: body.name.toUpperCase() } });
    expect(again.body.errors?.[0]).toMatchObject({ field: 'name', code: 'platform.field.taken' });
    expect((await client.call('DELETE', url, { token })).status).toBe(204);
    const trail = await db.sql(`SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY seq`, [created.body.id]);
    expect(trail.map(({ action }) => action)).toEqual(
      ['create', 'update', 'delete'].map((verb) => `${resource}.${verb}`),
    );
  });

  it('are read by agents, and changed by administrators only', async () => {
    const agent = await client.signedIn({ isRoot: false });
    expect((await client.call('GET', `/${resource}`, { token: agent })).status).toBe(200);
    expect((await client.call('POST', `/${resource}`, { token: agent, body: { name: 'x' } })).status).toBe(403);
  });
});
