import { Module } from '@nestjs/common';
import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../test/support/database.js';
import { startHttp, type HttpClient } from './testing/http-client.js';
import { modulesWithIdentity } from './testing/identity-app.js';
import { makeProfile } from './testing/make-profile.js';
import { makeUser, type UserValues } from './testing/make-user.js';

const db = useDatabase();
const password = 'três tigres tristes';
let client: HttpClient;
let call: HttpClient['call'];
beforeAll(async () => {
  @Module({ imports: modulesWithIdentity() })
  class Api {}
  client = await startHttp(Api);
  ({ call } = client);
});
afterAll(() => client.close());

const user = (values: UserValues = {}) =>
  client.app.get(UnitOfWork).run((tx) => makeUser(tx, { password, isRoot: true, ...values }));
async function signIn(values: UserValues = {}) {
  const { login, id } = await user(values);
  const answer = await call('POST', '/auth/sign-in', { body: { login, password } });
  const refresh = answer.cookies.find(({ name }) => name === 'guiche_refresh');
  return {
    id,
    login,
    answer,
    token: String(answer.body.accessToken),
    cookie: `guiche_refresh=${refresh?.value}`,
    refresh,
  };
}

describe('IAM-1: sign-in over HTTP', () => {
  it('answers token and user, and puts the refresh token where no script reads it', async () => {
    const { answer, refresh, login, id } = await signIn({ profile: 'assistant', isRoot: false });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      expiresInSeconds: 600,
      me: {
        id,
        login,
        isRoot: false,
        profile: { name: 'Assistente' },
        scope: { unassigned: true, others: false, inboxIds: [] },
      },
    });
    expect(refresh).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/v1/auth' });
    expect(JSON.stringify(answer.body)).not.toContain(refresh?.value);
  });

  it('says the same of a wrong password and an unknown login, in the language asked for', async () => {
    const { login } = await user();
    const wrong = await call('POST', '/auth/sign-in', { body: { login, password: 'x' } });
    const unknown = await call('POST', '/auth/sign-in', { body: { login: 'nobody', password: 'x' } });
    expect(wrong.status).toBe(401);
    expect({ ...wrong.body, requestId: null }).toEqual({ ...unknown.body, requestId: null });
    expect(wrong.body).toMatchObject({ code: 'identity.sign-in-failed', detail: 'Login ou senha incorretos.' });
    const english = await call('POST', '/auth/sign-in', {
      body: { login, password: 'x' },
      headers: { 'accept-language': 'en' },
    });
    expect(english.body.detail).toBe('Wrong login or password.');
  });

  it('answers 429 with Retry-After when somebody guesses', async () => {
    const { login } = await user();
    for (let i = 0; i < 5; i++) await call('POST', '/auth/sign-in', { body: { login, password: 'x' } });
    const answer = await call('POST', '/auth/sign-in', { body: { login, password } });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('renews by the cookie, keeps the cookie when another tab has just renewed, and ends by signing out', async () => {
    const { cookie, token } = await signIn();
    const [one, two] = await Promise.all([
      call('POST', '/auth/refresh', { cookie }),
      call('POST', '/auth/refresh', { cookie }),
    ]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect([...one.cookies, ...two.cookies]).toHaveLength(1);
    const next = `guiche_refresh=${[...one.cookies, ...two.cookies][0]?.value}`;
    expect((await call('POST', '/auth/sign-out', { cookie: next })).status).toBe(204);
    expect((await call('POST', '/auth/refresh', { cookie: next })).status).toBe(401);
    expect((await call('GET', '/me', { token })).body.code).toBe('identity.session-over');
    expect((await call('POST', '/auth/sign-out', {})).status).toBe(204);
  });

  it('signs out everywhere', async () => {
    const { token, login } = await signIn();
    const other = await call('POST', '/auth/sign-in', { body: { login, password } });
    expect((await call('POST', '/auth/sign-out-everywhere', { token })).status).toBe(204);
    expect((await call('GET', '/me', { token: String(other.body.accessToken) })).status).toBe(401);
  });
});

describe('IAM-10: the guard', () => {
  it('asks for a token, a good one, and the permission, with words in the user’s language', async () => {
    expect((await call('GET', '/users')).body).toMatchObject({ status: 401, code: 'identity.not-signed-in' });
    expect((await call('GET', '/users', { token: 'x.y.z' })).body).toMatchObject({
      status: 401,
      code: 'identity.token-invalid',
    });
    expect((await call('GET', '/users', { token: 'gck_x' })).body).toMatchObject({
      status: 401,
      code: 'identity.token-invalid',
    });
    const { token } = await signIn({ profile: 'agent', isRoot: false, language: 'en' });
    const refused = await call('GET', '/users', { token });
    expect(refused.body).toMatchObject({
      status: 403,
      code: 'identity.forbidden',
      detail: expect.stringContaining('profile'),
    });
    expect((await call('GET', '/me', { token })).status).toBe(200);
  });
});

describe('users over HTTP', () => {
  it('API-4: created once per key, changed only from the version that was read', async () => {
    const { token } = await signIn();
    const { id: profileId } = await client.app.get(UnitOfWork).run((tx) => makeProfile(tx));
    const body = { name: 'Ana', login: 'ana', email: 'ana@example.com', password, profileId };
    const headers = { 'idempotency-key': 'make-ana' };
    const created = await call('POST', '/users', { token, body, headers });
    expect(created).toMatchObject({
      status: 201,
      body: { name: 'Ana', displayName: 'Ana', version: 1 },
      headers: { etag: '"1"' },
    });
    expect((await call('POST', '/users', { token, body, headers })).body.id).toBe(created.body.id);
    expect(JSON.stringify(created.body)).not.toContain('password":');
    const url = `/users/${String(created.body.id)}`;
    expect((await call('PUT', url, { token, body: { name: 'B' } })).status).toBe(428);
    expect((await call('PUT', url, { token, body: { name: 'B', version: 7 } })).status).toBe(412);
    const changed = await call('PUT', url, { token, body: { name: 'B' }, headers: { 'if-match': '"1"' } });
    expect(changed).toMatchObject({ status: 200, body: { name: 'B', login: 'ana', version: 2 } });
    expect((await call('PUT', url, { token, body: { name: null, version: 2 } })).body.errors).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'name' })]),
    );
  });

  it('API-2: lists what is asked for and refuses the rest', async () => {
    const { token } = await signIn();
    await user({ name: 'Zoé Café' });
    const found = await call(
      'GET',
      `/users?filter=${encodeURIComponent('{"q":"zoe cafe","active":true}')}&range=[0,9]`,
      { token },
    );
    expect(found.headers['content-range']).toBe('users 0-0/1');
    expect(found.body).toMatchObject([{ name: 'Zoé Café' }]);
    expect(JSON.stringify(found.body)).not.toContain('passwordHash');
    expect((await call('GET', `/users?filter=${encodeURIComponent('{"passwordHash":"x"}')}`, { token })).status).toBe(
      400,
    );
    for (const sort of ['name', 'login', 'email', 'lastSignInAt', 'createdAt']) {
      expect((await call('GET', `/users?sort=["${sort}","DESC"]`, { token })).status).toBe(200);
    }
  });

  it('refuse weak passwords with the field', async () => {
    const { token, id } = await signIn();
    const answer = await call('POST', '/me/password', { token, body: { current: password, next: 'curta' } });
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ field: 'next', code: 'identity.password-too-short' }),
    ]);
    expect(
      (await call('POST', '/me/password', { token, body: { current: 'x', next: 'uma senha melhor' } })).body.errors?.[0]
        ?.code,
    ).toBe('identity.password-wrong');
    expect(
      (await call('POST', '/me/password', { token, body: { current: password, next: 'uma senha melhor' } })).status,
    ).toBe(204);
    expect((await call('GET', '/me', { token })).status).toBe(200);
    expect((await call('POST', `/users/${id}/set-password`, { token, body: { password } })).status).toBe(409);
  });
});

it('IAM-4: a client reads with its token, may no more than it says, and the token is shown once', async () => {
  const { token } = await signIn();
  const body = { name: 'ERP', permissions: ['users.list', 'api-tokens.list'] };
  const created = await call('POST', '/api-tokens', { token, body });
  expect(created.status).toBe(201);
  const client = String(created.body.token);
  expect((await call('GET', '/users', { token: client })).status).toBe(200);
  expect((await call('GET', '/profiles', { token: client })).status).toBe(403);
  expect((await call('POST', '/me/password', { token: client, body: { current: 'x', next: 'y' } })).status).toBe(403);
  const listed = await call('GET', '/api-tokens', { token: client });
  expect(JSON.stringify(listed.body)).not.toContain(client);
  expect(listed.body).toMatchObject([{ name: 'ERP', prefix: client.slice(0, 10), lastUsedAt: expect.any(String) }]);
  const [stored] = await db.sql(`SELECT * FROM api_token`);
  expect(JSON.stringify(stored)).not.toContain(client.slice(12));
  expect((await call('DELETE', `/api-tokens/${String(created.body.id)}`, { token })).status).toBe(204);
  expect((await call('GET', '/users', { token: client })).status).toBe(401);
});

it('IAM-5: permissions come by group with words and their place in the menu', async () => {
  const { token } = await signIn();
  const { body } = await call('GET', '/permissions', { token, headers: { 'accept-language': 'en' } });
  expect(body).toEqual(
    expect.arrayContaining([
      {
        id: 'profiles.update',
        code: 'profiles.update',
        group: 'users',
        groupLabel: 'Users',
        label: 'Edit profile',
        help: expect.stringContaining('Administration › Users › Profiles'),
        rootOnly: false,
        released: true,
        grantable: true,
      },
    ]),
  );
});

it('IAM-6: profiles over HTTP: clone, delete, in use', async () => {
  const { token } = await signIn();
  const [assistant] = (
    await call('GET', `/profiles?filter=${encodeURIComponent('{"builtIn":"assistant"}')}`, { token })
  ).body as unknown as { id: string }[];
  const copy = await call('POST', `/profiles/${assistant?.id}/clone`, { token, body: { name: 'Meu assistente' } });
  expect(copy).toMatchObject({ status: 201, body: { builtIn: null, reachesUnassigned: true, reachesOthers: false } });
  expect(
    (await call('POST', '/profiles', { token, body: { name: 'meu ASSISTENTE', permissions: [] } })).body.errors?.[0],
  ).toMatchObject({ field: 'name', code: 'platform.field.taken' });
  expect((await call('DELETE', `/profiles/${String(copy.body.id)}`, { token })).status).toBe(204);
  expect((await call('DELETE', `/profiles/${assistant?.id}`, { token })).status).toBe(409);
});
