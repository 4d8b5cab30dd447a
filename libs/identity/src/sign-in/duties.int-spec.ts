import { Module } from '@nestjs/common';
import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../test/support/database.js';
import { startHttp, type HttpClient } from '../testing/http-client.js';
import { modulesWithIdentity } from '../testing/identity-app.js';
import { makeUser, type UserValues } from '../testing/make-user.js';

const db = useDatabase();
const password = 'três tigres tristes';
const next = 'um novo cavalo correto';
let client: HttpClient;
let call: HttpClient['call'];
beforeAll(async () => {
  @Module({ imports: modulesWithIdentity() })
  class Api {}
  client = await startHttp(Api);
  ({ call } = client);
});
afterAll(() => client.close());

const user = (values: UserValues = {}) => client.app.get(UnitOfWork).run((tx) => makeUser(tx, { password, ...values }));
const signIn = async (login: string, given = password) =>
  call('POST', '/auth/sign-in', { body: { login, password: given } });

describe('IAM-2: a password that somebody else chose', () => {
  it('is changed before anything else: only /me, the change and signing out are open', async () => {
    const { login } = await user({ isRoot: true, mustChangePassword: true });
    const { body, cookies } = await signIn(login);
    expect(body.me).toMatchObject({ duty: 'change-password' });
    const token = String(body.accessToken);
    const routes = [
      ['GET', '/users'],
      ['PUT', '/me'],
      ['GET', '/me/sessions'],
      ['POST', '/api-tokens'],
      ['GET', '/mail-settings'],
    ] as const;
    for (const [method, path] of routes) {
      const refused = await call(method, path, { token, ...(method !== 'GET' && { body: {} }) });
      expect(refused).toMatchObject({ status: 403, body: { code: 'identity.password-change-due' } });
    }
    expect((await call('GET', '/me', { token })).status).toBe(200);
    const same = await call('POST', '/me/password', { token, body: { current: password, next: password } });
    expect(same.body.errors).toMatchObject([{ field: 'next', code: 'identity.password-unchanged' }]);
    expect((await call('POST', '/me/password', { token, body: { current: password, next } })).status).toBe(204);
    expect((await call('GET', '/users', { token })).status).toBe(200);
    const cookie = `guiche_refresh=${cookies.find(({ name }) => name === 'guiche_refresh')?.value}`;
    expect((await call('POST', '/auth/refresh', { cookie })).body.me).toMatchObject({ duty: null });
  });

  it('takes effect at once when an administrator sets it, also on what a process remembers', async () => {
    const { id, login } = await user();
    await signIn(login);
    const root = await client.signedIn();
    await call('POST', `/users/${id}/set-password`, { token: root, body: { password: next } });
    expect((await signIn(login, next)).body.me).toMatchObject({ duty: 'change-password' });
  });
});

describe('IAM-2: password rules', () => {
  const change = async (token: string, changes: object) => {
    const { version } = (await call('GET', '/sign-in-settings', { token })).body;
    return call('PUT', '/sign-in-settings', { token, body: { version, ...changes } });
  };

  it('are told to everybody, and changed by administrators from the version they read', async () => {
    expect((await call('GET', '/auth/options')).body).toMatchObject({
      passwordRules: { minLength: 10, maxLength: 200, classes: 1, notAboutOneself: true, notCommon: true },
      localOnlyForRoot: false,
      providers: [],
      problem: null,
    });
    const token = await client.signedIn();
    expect((await change(token, { minLength: 12, classes: 3 })).status).toBe(200);
    expect((await call('PUT', '/sign-in-settings', { token, body: { version: 0, classes: 2 } })).status).toBe(412);
    expect((await change(token, { minLength: 3 })).status).toBe(400);
    expect((await call('GET', '/auth/options')).body.passwordRules).toMatchObject({ minLength: 12, classes: 3 });
    const entries = await db.sql(`SELECT * FROM audit_entry WHERE action = 'sign-in.update'`);
    expect(entries).toHaveLength(1);
  });

  it('judge every new password, each problem in words at its field', async () => {
    const token = await client.signedIn();
    const { id } = await user({ login: 'joana.prado', email: 'joana@example.com', name: 'Joana Prado' });
    const set = async (text: string) => {
      const answer = await call('POST', `/users/${id}/set-password`, { token, body: { password: text } });
      return answer.body?.errors?.map(({ field, code }) => `${field} ${code}`) ?? answer.status;
    };
    expect(await set('abc')).toEqual([
      'password identity.password-too-short',
      'password identity.password-too-uniform',
    ]);
    expect(await set('Joana.Prado2026')).toEqual(['password identity.password-is-login']);
    expect(await set('Password12345!')).toEqual(['password identity.password-too-common']);
    expect(await set('Um cavalo 4 patas')).toBe(204);
    expect((await change(token, { minLength: 10, classes: 1 })).status).toBe(200);
  });

  it('say nothing but words of corporate sign-in to whoever names a code', async () => {
    expect((await call('GET', '/auth/options?problem=identity.sign-in-failed')).body.problem).toBeNull();
    expect((await call('GET', '/auth/options?problem=identity.corporate-down')).body.problem).toContain('root');
  });

  it('IAM-8: the mail server, which reads every link, is the root’s to name until he releases it', async () => {
    const token = await client.signedIn({ isRoot: false, profile: 'administrator' });
    expect((await call('GET', '/mail-settings', { token })).status).toBe(200);
    const body = { host: 'evil.example', version: 0 };
    expect((await call('PUT', '/mail-settings', { token, body })).status).toBe(403);
    expect((await call('POST', '/identity-providers', { token, body: {} })).status).toBe(403);
  });

  it('cannot close the local door while no directory opens another', async () => {
    const token = await client.signedIn();
    expect((await change(token, { localOnlyForRoot: true })).body.code).toBe('identity.no-active-provider');
  });
});

describe('IAM-1: sessions', () => {
  it('are shown to their owner and ended one by one', async () => {
    const { login } = await user();
    const [here, there] = [await signIn(login), await signIn(login)];
    const token = String(here.body.accessToken);
    const list = (await call('GET', '/me/sessions', { token })).body as unknown as { id: string; current: boolean }[];
    expect(list.filter(({ current }) => current)).toHaveLength(1);
    const other = list.find(({ current }) => !current)?.id ?? '';
    expect((await call('DELETE', `/me/sessions/${other}`, { token })).status).toBe(204);
    expect((await call('DELETE', `/me/sessions/${other}`, { token })).status).toBe(404);
    expect((await call('GET', '/me', { token: String(there.body.accessToken) })).status).toBe(401);
    const stranger = await client.signedIn();
    const mine = list.find(({ current }) => current)?.id ?? '';
    expect((await call('DELETE', `/me/sessions/${mine}`, { token: stranger })).status).toBe(404);
  });

  it('of users not above him are an administrator’s to see and end', async () => {
    const { id, login } = await user();
    const root = await user({ isRoot: true });
    const token = String((await signIn(login)).body.accessToken);
    const agentWithPower = await client.signedIn({ isRoot: false, profile: 'administrator' });
    expect((await call('GET', `/users/${root.id}/sessions`, { token: agentWithPower })).status).toBe(403);
    expect((await call('POST', `/users/${root.id}/sign-out-everywhere`, { token: agentWithPower })).status).toBe(403);
    const list = (await call('GET', `/users/${id}/sessions`, { token: agentWithPower })).body as unknown as unknown[];
    expect(list).toHaveLength(1);
    expect((await call('POST', `/users/${id}/sign-out-everywhere`, { token: agentWithPower })).status).toBe(204);
    expect((await call('GET', '/me', { token })).body.code).toBe('identity.session-over');
    expect((await call('GET', `/users/${id}/sessions`, { token })).status).toBe(401);
  });
});
