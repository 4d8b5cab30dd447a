import { newId } from '@guiche/kernel';
import { useDatabase } from '../../../../test/support/database.js';
import type { HttpClient } from '../../../identity/src/testing/http-client.js';
import { png, startOrganisation, upload } from '../testing/organisation-app.js';

const db = useDatabase();
let client: HttpClient;
let token: string;
beforeAll(async () => {
  client = await startOrganisation();
  token = await client.signedIn();
});
afterAll(() => client.close());

const read = async () => (await client.call('GET', '/branding')).body;
const put = async (body: object) =>
  client.call('PUT', '/branding', { token, body: { version: (await read()).version, ...body } });

it('ORG-6: everybody reads how the platform looks, and asks again at no cost', async () => {
  expect(await read()).toMatchObject({ name: null, accent: null, logoUrl: null, version: 0 });
  expect(await put({ name: ' Acme Atende ', accent: '#1d4ed8' })).toMatchObject({
    status: 200,
    headers: { etag: '"1"' },
    body: { name: 'Acme Atende', accent: '#1D4ED8', header: null, version: 1 },
  });
  const answer = await client.app.inject({ url: '/api/v1/branding' });
  expect(answer.headers).toMatchObject({ etag: '"1"', 'cache-control': 'public, no-cache' });
  const again = await client.app.inject({ url: '/api/v1/branding', headers: { 'if-none-match': 'W/"1"' } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

it('ORG-6: colours that cannot be read are refused, with the contrast they have and need', async () => {
  const refused = await put({ accent: '#F5A524', accentDark: '#0F3B38', header: 'azul' });
  expect(refused.status).toBe(400);
  expect(refused.body.errors).toEqual([
    {
      field: 'accent',
      code: 'organisation.contrast-too-low',
      message: 'O contraste desta cor com #EEF2F0 é 1.8; o mínimo legível (WCAG AA) é 4.5.',
    },
    expect.objectContaining({ field: 'accentDark', code: 'organisation.contrast-too-low' }),
    expect.objectContaining({ field: 'header', code: 'organisation.no-colour' }),
  ]);
});

it('ORG-6: the logo is an image of one’s own, shown to everybody while it is in place, and forgotten after', async () => {
  const logo = await upload(client, token, '/branding/files', 'logo.png', png);
  expect(logo).toMatchObject({ status: 201, body: { contentType: 'image/png' } });
  const address = `/api/v1/branding/files/${String(logo.body.id)}`;
  expect((await client.app.inject({ url: address })).statusCode).toBe(404);
  expect((await put({ logoFileId: logo.body.id, faviconFileId: logo.body.id })).body).toMatchObject({
    logoUrl: address,
    faviconUrl: address,
  });
  const got = await client.app.inject({ url: address });
  expect(got).toMatchObject({ statusCode: 200, rawPayload: png });
  expect(got.headers['cache-control']).toContain('immutable');
  const isAttached = async () =>
    (await db.sql(`SELECT attached FROM stored_file WHERE id = $1`, [logo.body.id]))[0]?.attached;
  await put({ logoFileId: null });
  expect([await isAttached(), (await client.app.inject({ url: address })).statusCode]).toEqual([true, 200]);
  await put({ faviconFileId: null });
  expect([await isAttached(), (await client.app.inject({ url: address })).statusCode]).toEqual([false, 404]);
});

it('ORG-6: what is no image, or somebody else’s, is refused', async () => {
  const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  expect((await upload(client, token, '/branding/files', 'logo.svg', page)).body).toMatchObject({
    status: 422,
    code: 'organisation.not-an-image',
  });
  const big = await upload(client, token, '/branding/files', 'logo.png', Buffer.concat([png, Buffer.alloc(1_100_000)]));
  expect(big.status).toBe(413);
  const another = await upload(client, await client.signedIn(), '/branding/files', 'logo.png', png);
  for (const logoFileId of [another.body.id, newId()]) {
    expect((await put({ logoFileId })).body.errors?.[0]).toMatchObject({ field: 'logoFileId' });
  }
});

it('ORG-6: it goes back to ours, from the version that was read, and every change is audited', async () => {
  const { body } = await put({ name: 'Outra' });
  expect((await client.call('PUT', '/branding', { token, body: { name: 'Tarde', version: 0 } })).status).toBe(412);
  const reset = await client.call('POST', '/branding/reset', {
    token,
    headers: { 'if-match': `"${String(body.version)}"` },
  });
  expect(reset).toMatchObject({ status: 200, body: { name: null, accent: null, version: Number(body.version) + 1 } });
  const [last] = await db.sql(`SELECT action, before, after FROM audit_entry ORDER BY seq DESC LIMIT 1`);
  expect(last).toMatchObject({ action: 'branding.update', before: { name: 'Outra' }, after: { name: null } });
  const agent = await client.signedIn({ isRoot: false });
  expect((await client.call('PUT', '/branding', { token: agent, body: { name: 'x', version: 0 } })).status).toBe(403);
});
