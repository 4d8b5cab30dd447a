import { Module } from '@nestjs/common';
import { newId } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../test/support/database.js';
import { startOpenIdProvider, type OpenIdProvider } from '../../../../test/support/openid-provider.js';
import type { Profile } from '../profiles/profile.entity.js';
import { startHttp, type HttpClient } from '../testing/http-client.js';
import { modulesWithIdentity, startIdentity } from '../testing/identity-app.js';
import { makeProfile } from '../testing/make-profile.js';
import { makeUser, type UserValues } from '../testing/make-user.js';
import { IdentityProviderRepository } from './identity-provider.repository.js';
import { callbackUrl, OpenId } from './open-id.js';

const db = useDatabase();
const password = 'três tigres tristes';
let client: HttpClient;
let call: HttpClient['call'];
let directory: OpenIdProvider;
let root: string;
let rootLogin: string;
let profile: Profile;
beforeAll(async () => {
  directory = await startOpenIdProvider('http://127.0.0.1:3000/api/v1/auth/corporate/callback');
  @Module({ imports: modulesWithIdentity() })
  class Api {}
  client = await startHttp(Api);
  ({ call } = client);
  rootLogin = `root-${newId()}`;
  root = await client.signedIn({ login: rootLogin, password });
  profile = await client.app.get(UnitOfWork).run((tx) => makeProfile(tx, { permissions: ['users.list'] }));
});
afterAll(async () => {
  directory.close();
  await client.close();
});
beforeEach(() => directory.change({ down: false, deny: false, idTokenSeconds: 3600 }));

const user = (values: UserValues = {}) =>
  client.app.get(UnitOfWork).run((tx) => makeUser(tx, { password, profile, ...values }));

let names = 0;
async function provider(changes: object = {}, token = root) {
  const body = {
    name: `Directory ${++names}`,
    issuer: directory.issuer,
    clientId: 'guiche',
    clientSecret: 'a client secret of some length',
    scopes: 'profile email groups',
    defaultProfileId: profile.id,
    groupClaim: 'groups',
    ...changes,
  };
  const { status, body: made } = await call('POST', '/identity-providers', { token, body });
  return { ...made, status, id: String(made.id) };
}

const mail = (): string => `p-${newId()}@example.com`;
/** Somebody of the directory, who signs in there next. */
async function person(claims: Record<string, unknown> = {}): Promise<{ sub: string; email: string }> {
  const sub = newId();
  const said = { name: 'Ana Paula', email: mail(), email_verified: true, groups: [], ...claims };
  await directory.change({ person: sub, people: { [sub]: said } });
  return { sub, email: said.email };
}

interface Walk {
  readonly location: string;
  readonly problem: string | null;
  readonly cookies: readonly { readonly name: string; readonly value: string }[];
}
async function begin(id: string, to = 'desk') {
  const started = await call('GET', `/auth/corporate/${id}/start?to=${to}`);
  const journey = started.cookies.find(({ name }) => name === 'guiche_journey')?.value ?? '';
  return { url: String(started.headers.location), cookie: `guiche_journey=${journey}`, started };
}
async function end(query: string, cookie: string): Promise<Walk> {
  const { headers, cookies, status } = await call('GET', `/auth/corporate/callback?${query}`, { cookie });
  expect(status).toBe(302);
  const location = String(headers.location);
  return { location, cookies, problem: /#problem=(.+)$/.exec(location)?.[1] ?? null };
}
async function walk(id: string, to?: string): Promise<Walk> {
  const { url, cookie } = await begin(id, to);
  return end(await directory.visit(url), cookie);
}
/** Who is signed in after it. */
async function meAfter({ cookies, location }: Walk): Promise<Record<string, unknown>> {
  const refresh = cookies.find(({ name }) => name === 'guiche_refresh');
  if (!refresh) throw new Error(`Not signed in: ${location}`);
  const answer = await call('POST', '/auth/refresh', { cookie: `guiche_refresh=${refresh.value}` });
  return answer.body.me as Record<string, unknown>;
}

describe('IAM-3: corporate sign-in', () => {
  it('sends people to the directory with code, PKCE, state and nonce, and forgets nothing meanwhile', async () => {
    const { id } = await provider();
    const { url, started } = await begin(id);
    const query = new URL(url).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      response_type: 'code',
      client_id: 'guiche',
      redirect_uri: callbackUrl(),
      code_challenge_method: 'S256',
      scope: 'openid profile email groups',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)?.length).toBeGreaterThan(30);
    expect(started.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/api/v1/auth/corporate' });
    expect(url).not.toContain(started.cookies[0]?.value);
  });

  it('makes a user with the default profile out of somebody new, and knows him again whatever his address', async () => {
    const { id } = await provider();
    const { email, sub } = await person();
    const first = await walk(id, 'admin');
    expect(first.location).toBe('/admin/');
    const me = await meAfter(first);
    expect(me).toMatchObject({ email, name: 'Ana Paula', profile: { id: profile.id }, duty: null });
    const moved = mail();
    await directory.change({ people: { [sub]: { name: 'Ana', email: moved, email_verified: true, groups: [] } } });
    expect(await meAfter(await walk(id))).toMatchObject({ id: me.id, email });
    const entries = await db.sql(`SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY seq`, [me.id]);
    expect(entries.map(({ action }) => action)).toEqual(['users.create', 'sessions.sign-in', 'sessions.sign-in']);
  });

  it('links somebody who has an account by his verified address, and never by one that is not verified', async () => {
    const { id } = await provider();
    const known = await user();
    for (const email_verified of [false, 'true', 1, null]) {
      await person({ email: known.email, email_verified });
      expect((await walk(id)).problem).toBe('identity.corporate-mail-not-verified');
    }
    await person({ email: known.email.toUpperCase() });
    expect(await meAfter(await walk(id))).toMatchObject({ id: known.id, login: known.login });
    await person({ email: known.email });
    expect((await walk(id)).problem).toBe('identity.corporate-other-account');
  });

  it('refuses an account that was disabled, and somebody new where no default profile is set', async () => {
    const { id } = await provider({ defaultProfileId: null });
    const former = await user({ active: false });
    await person({ email: former.email });
    expect((await walk(id)).problem).toBe('identity.corporate-user-disabled');
    await person();
    expect((await walk(id)).problem).toBe('identity.corporate-no-account');
  });

  it('takes people of the allowed mail domains only', async () => {
    const { id } = await provider({ mailDomains: ['empresa.com.br'] });
    await person({ email: 'eve@example.com' });
    expect((await walk(id)).problem).toBe('identity.corporate-domain');
    await person({ email: `ana-${newId()}@Empresa.com.br` });
    expect((await walk(id)).location).toBe('/desk/');
  });

  it('refuses a foreign state, a foreign browser, a query that was used, and a journey that nobody began', async () => {
    const { id } = await provider();
    await person();
    const [mine, theirs] = [await begin(id), await begin(id)];
    const query = await directory.visit(mine.url);
    expect((await end(query, theirs.cookie)).problem).toBe('identity.corporate-failed');
    expect((await end(query, 'guiche_journey=made-up')).problem).toBe('identity.corporate-over');
    expect((await end('code=x&state=y', '')).problem).toBe('identity.corporate-over');
    expect((await end(query, mine.cookie)).problem).toBeNull();
    expect((await end(query, mine.cookie)).problem).toBe('identity.corporate-failed');
  });

  it('says in words when somebody gives up there, or when the directory is down', async () => {
    const { id } = await provider();
    await person();
    await directory.change({ deny: true });
    expect((await walk(id)).problem).toBe('identity.corporate-denied');
    await directory.change({ deny: false });
    const { url, cookie } = await begin(id);
    const query = await directory.visit(url);
    await directory.change({ down: true });
    expect((await end(query, cookie)).problem).toBe('identity.corporate-down');
    expect((await begin(id)).url).toBe('/desk/sign-in#problem=identity.corporate-down');
    const said = (await call('GET', '/auth/options?problem=identity.corporate-down')).body.problem;
    expect(said).toContain('não responde');
    expect((await call('POST', `/identity-providers/${id}/test`, { token: root })).body.ok).toBe(false);
    await directory.change({ down: false });
    expect((await call('POST', `/identity-providers/${id}/test`, { token: root })).body.ok).toBe(true);
  });

  it('believes the keys that the directory has now, also when they changed a moment ago', async () => {
    const { id } = await provider();
    await person();
    expect((await walk(id)).location).toBe('/desk/');
    await directory.change({ rotate: true });
    expect((await walk(id)).location).toBe('/desk/');
  });

  it('owes no password and no second factor of ours where the directory handles it, and our code where it does not', async () => {
    const strict = await client.app.get(UnitOfWork).run((tx) => makeProfile(tx, { requiresSecondFactor: true }));
    const handled = await provider({ defaultProfileId: strict.id });
    await person();
    expect(await meAfter(await walk(handled.id))).toMatchObject({ duty: null });
    const unhandled = await provider({ defaultProfileId: strict.id, handlesSecondFactor: false });
    await person();
    expect(await meAfter(await walk(unhandled.id))).toMatchObject({ duty: 'set-up-second-factor' });
  });
});

describe('IAM-3: groups of the directory', () => {
  it('decide the profile at every sign-in, the first that matches, and leave a root alone', async () => {
    const uow = client.app.get(UnitOfWork);
    const [one, two] = [await uow.run((tx) => makeProfile(tx)), await uow.run((tx) => makeProfile(tx))];
    const groups = [
      { group: 'chefes', profileId: one.id },
      { group: 'todos', profileId: two.id },
    ];
    const { id } = await provider({ groups });
    const { sub, email } = await person({ groups: ['todos', 'chefes'] });
    expect(await meAfter(await walk(id))).toMatchObject({ profile: { id: one.id } });
    const said = { name: 'Ana', email, email_verified: true };
    await directory.change({ people: { [sub]: { ...said, groups: 'todos' } } });
    expect(await meAfter(await walk(id))).toMatchObject({ profile: { id: two.id } });
    await directory.change({ people: { [sub]: { ...said, groups: ['others'] } } });
    expect(await meAfter(await walk(id))).toMatchObject({ profile: { id: two.id } });
    const boss = await user({ isRoot: true });
    await person({ email: boss.email, groups: ['todos'] });
    expect(await meAfter(await walk(id))).toMatchObject({ id: boss.id, isRoot: true, profile: { id: profile.id } });
  });
});

describe('IAM-8: a directory', () => {
  const weakAdministrator = async () => {
    const codes = ['identity-providers.list', 'identity-providers.create', 'identity-providers.update', 'users.list'];
    for (const code of codes) {
      await call('PUT', `/permissions/${code}/release`, { token: root, body: { released: true } });
    }
    const own = await client.app.get(UnitOfWork).run((tx) => makeProfile(tx, { permissions: codes }));
    return client.signedIn({ isRoot: false, profile: own });
  };

  it('never gives a profile that whoever saves it could not give: default, group, new or kept', async () => {
    const token = await weakAdministrator();
    const strong = await client.app.get(UnitOfWork).run((tx) => makeProfile(tx, { permissions: ['users.create'] }));
    const groups = [{ group: 'g', profileId: strong.id }];
    expect((await provider({ defaultProfileId: strong.id }, token)).status).toBe(403);
    expect((await provider({ groups }, token)).status).toBe(403);
    const { id } = await provider({ groups });
    const touched = await call('PUT', `/identity-providers/${id}`, { token, body: { name: `N ${id}`, version: 1 } });
    expect(touched.status).toBe(403);
    expect((await provider({}, token)).status).toBe(201);
  });

  it('never opens the account of somebody above whoever set it up', async () => {
    const token = await weakAdministrator();
    const { id } = await provider({}, token);
    const boss = await user({ isRoot: true });
    await person({ email: boss.email });
    expect((await walk(id)).problem).toBe('identity.corporate-out-of-reach');
    const peer = await user();
    await person({ email: peer.email });
    expect(await meAfter(await walk(id))).toMatchObject({ id: peer.id });
  });

  it('keeps its secret to the issuer it was given for, and its links to the issuer that said so', async () => {
    const { id } = await provider();
    await person();
    const { id: userId } = await meAfter(await walk(id));
    const asked = await call('PUT', `/identity-providers/${id}`, {
      token: root,
      body: { issuer: 'http://127.0.0.1:9', version: 1 },
    });
    expect(asked.body.errors).toMatchObject([{ field: 'clientSecret', code: 'identity.secret-for-another-issuer' }]);
    const moved = await call('PUT', `/identity-providers/${id}`, {
      token: root,
      body: { issuer: 'http://127.0.0.1:9', clientSecret: 'new', version: 1 },
    });
    expect(moved.status).toBe(200);
    expect(await db.sql(`SELECT 1 FROM external_identity WHERE user_id = $1`, [userId])).toEqual([]);
    const stored = JSON.stringify([
      await db.sql(`SELECT client_secret FROM identity_provider`),
      await db.sql(`SELECT * FROM audit_entry`),
      (await call('GET', `/identity-providers/${id}`, { token: root })).body,
    ]);
    expect(stored).not.toContain('a client secret of some length');
  });
});

describe('IAM-3: local sign-in for the root only', () => {
  it('refuses everybody else’s right password, and says nothing about a wrong one', async () => {
    await provider();
    const { version } = (await call('GET', '/sign-in-settings', { token: root })).body;
    const body = { localOnlyForRoot: true, version };
    expect((await call('PUT', '/sign-in-settings', { token: root, body })).status).toBe(200);
    const { login } = await user();
    const right = await call('POST', '/auth/sign-in', { body: { login, password } });
    expect(right.body.code).toBe('identity.local-sign-in-off');
    const wrong = await call('POST', '/auth/sign-in', { body: { login, password: 'x' } });
    expect(wrong.body.code).toBe('identity.sign-in-failed');
    await directory.change({ down: true });
    expect((await call('POST', '/auth/sign-in', { body: { login: rootLogin, password } })).status).toBe(200);
    expect((await call('GET', '/auth/options')).body).toMatchObject({ localOnlyForRoot: true });
  });
});

describe('IAM-3: clocks', () => {
  it('may differ by a minute, in both directions, and no more', async () => {
    const app = await startIdentity();
    const { id } = await provider();
    const openId = app.get(OpenId);
    const row = await app.uow.read((tx) => app.get(IdentityProviderRepository).get(tx, id));
    await directory.change({ idTokenSeconds: 30 });
    const { sub } = await person();
    const real = (): number => performance.timeOrigin + performance.now();
    const after = async (seconds: number): Promise<string> => {
      app.clock.travelTo(new Date(real()));
      const { url, journey } = await openId.start(row);
      const query = await directory.visit(url);
      app.clock.travelTo(new Date(real() + seconds * 1000));
      return openId.finish(row, journey, query).then(
        (claims) => claims.sub,
        (error: Error) => error.message,
      );
    };
    // The token lives for 30 s, so a minute too much is 90 s on the clock that is ahead.
    expect(await after(0)).toBe(sub);
    expect(await after(80)).toBe(sub);
    expect(await after(100)).not.toBe(sub);
    expect(await after(-50)).toBe(sub);
    expect(await after(-70)).toContain('future');
    await app.close();
  });
});
