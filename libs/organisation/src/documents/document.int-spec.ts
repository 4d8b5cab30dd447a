import { newId } from '@guiche/kernel';
import { StoredFiles } from '@guiche/platform/storage';
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

const uploaded = async (name = 'contrato.png', content = png, path = '/documents/files'): Promise<string> =>
  String((await upload(client, token, path, name, content)).body.id);
const make = async (values: object = {}): Promise<Record<string, unknown>> =>
  (
    await client.call('POST', '/documents', {
      token,
      body: { name: `Doc ${newId()}`, kind: 'Contrato', fileId: await uploaded(), ...values },
    })
  ).body;
const list = async (filter: object) =>
  (await client.call('GET', `/documents?filter=${encodeURIComponent(JSON.stringify(filter))}`, { token }))
    .body as unknown as Record<string, unknown>[];

it('ORG-6: a document has a file, a kind and days of validity, and gives its file to who may list documents', async () => {
  const document = await make({ validFrom: '2026-01-01', validUntil: '2026-12-31' });
  expect(document).toMatchObject({
    kind: 'Contrato',
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    file: { name: 'contrato.png', contentType: 'image/png', size: png.length },
    version: 1,
  });
  expect(await list({ id: [document.id] })).toEqual([document]);
  const url = `/api/v1/documents/${String(document.id)}/file`;
  const agent = await client.signedIn({ isRoot: false });
  const got = await client.app.inject({ url, headers: { authorization: `Bearer ${agent}` } });
  expect(got).toMatchObject({ statusCode: 200, rawPayload: png });
  expect(got.headers).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-disposition': "inline; filename*=UTF-8''contrato.png",
  });
  expect((await client.app.inject({ url })).statusCode).toBe(401);
});

it('ORG-6: the end of its validity is not before the beginning, and days exist', async () => {
  for (const values of [{ validFrom: '2026-02-30' }, { validUntil: 'amanhã' }]) {
    expect((await make(values)).errors?.[0 as never]).toMatchObject({ field: Object.keys(values)[0] });
  }
  expect(await make({ validFrom: '2026-05-02', validUntil: '2026-05-01' })).toMatchObject({
    errors: [{ field: 'validUntil', message: 'O último dia deve ser no primeiro dia ou depois dele.' }],
  });
  const [old, open] = [await make({ validUntil: '2020-01-01' }), await make()];
  const ids = [old.id, open.id];
  expect((await list({ id: ids, expired: true })).map(({ id }) => id)).toEqual([old.id]);
  expect((await list({ id: ids, expired: false })).map(({ id }) => id)).toEqual([open.id]);
});

it('ORG-6: another file takes the place of the old one, which is forgotten', async () => {
  const document = await make();
  const url = `/documents/${String(document.id)}`;
  const fileId = await uploaded('novo.txt', Buffer.from('novo'), `${url}/files`);
  const changed = await client.call('PUT', url, { token, body: { ...document, fileId } });
  expect(changed.body).toMatchObject({ file: { name: 'novo.txt', contentType: 'text/plain' }, version: 2 });
  const attached = async () =>
    (
      await db.sql(`SELECT attached FROM stored_file WHERE id = ANY ($1) ORDER BY id = $2`, [
        [document.fileId, fileId],
        fileId,
      ])
    ).map((row) => row.attached as boolean);
  expect(await attached()).toEqual([false, true]);
  await db.sql(`UPDATE stored_file SET created_at = now() - interval '2 days'`);
  await client.app.get(StoredFiles).forgetUnattached();
  expect(
    (await client.app.inject({ url: `/api/v1${url}/file`, headers: { authorization: `Bearer ${token}` } })).body,
  ).toBe('novo');
  expect((await client.call('DELETE', url, { token })).status).toBe(204);
  expect((await db.sql(`SELECT attached FROM stored_file WHERE id = $1`, [fileId]))[0]).toEqual({ attached: false });
});

it('IAM-9: the id of a file that somebody else uploaded makes no document', async () => {
  const fileId = await uploaded();
  const other = await client.signedIn();
  const refused = await client.call('POST', '/documents', {
    token: other,
    body: { name: 'Alheio', kind: 'x', fileId },
  });
  expect(refused.body).toMatchObject({ status: 400, errors: [{ field: 'fileId' }] });
  expect((await db.sql(`SELECT attached FROM stored_file WHERE id = $1`, [fileId]))[0]).toEqual({ attached: false });
});

it('IAM-10: agents neither upload nor change documents', async () => {
  const agent = await client.signedIn({ isRoot: false });
  expect((await upload(client, agent, '/documents/files', 'x.png', png)).status).toBe(403);
  expect((await upload(client, token, `/documents/${newId()}/files`, 'x.png', png)).status).toBe(404);
});
