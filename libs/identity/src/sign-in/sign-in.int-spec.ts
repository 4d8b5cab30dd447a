import { useDatabase } from '../../../../test/support/database.js';
import { startIdentity, type IdentityApp } from '../testing/identity-app.js';
import { makeUser } from '../testing/make-user.js';
import type { User } from '../users/user.entity.js';
import { AccessTokens } from './access-tokens.js';
import { ForgetOldSignIns } from './forget-old-sign-ins.js';
import { Sessions } from './sessions.js';
import { SignIn, type SignInAttempt, type SignInResult } from './sign-in.js';

const db = useDatabase();
const password = 'três tigres tristes';
let app: IdentityApp;
let signIn: SignIn;
beforeAll(async () => {
  app = await startIdentity();
  signIn = app.get(SignIn);
});
afterAll(() => app.close());
beforeEach(() => app.clock.advance(86_400_000));

const user = (values: Partial<User> = {}): Promise<User> => app.uow.run((tx) => makeUser(tx, { password, ...values }));
let addresses = 0;
const nextIp = (): string => `10.0.${++addresses >> 8}.${addresses & 255}`;
const attempt = (login: string, values: Partial<SignInAttempt> = {}): Promise<SignInResult> =>
  signIn.signIn({ login, password, ip: nextIp(), userAgent: 'spec', ...values });
const signedIn = async (login: string, values: Partial<SignInAttempt> = {}) => {
  const result = await attempt(login, values);
  if (result.kind !== 'signed-in') throw new Error(`Not signed in: ${result.kind}`);
  return result;
};
const kinds = (results: readonly { kind: string }[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(results.map(({ kind }) => kind))].map((kind) => [
      kind,
      results.filter((one) => one.kind === kind).length,
    ]),
  );

describe('IAM-1: signing in', () => {
  it('takes login or e-mail in any case', async () => {
    const { id, login, email } = await user({ login: 'Maria.Silva', email: 'Maria@Example.com' });
    expect(await signedIn(login.toUpperCase())).toMatchObject({ userId: id });
    expect(await signedIn(` ${email.toLowerCase()} `)).toMatchObject({ userId: id });
  });

  it('tells its callers apart unknown user and wrong password (API-10), and takes a deactivated user for unknown', async () => {
    const known = await user();
    const former = await user({ active: false });
    expect(await attempt(known.login, { password: 'wrong' })).toEqual({ kind: 'wrong-password' });
    expect(await attempt('nobody', {})).toEqual({ kind: 'unknown-user' });
    expect(await attempt(former.login)).toEqual({ kind: 'unknown-user' });
  });

  it('keeps neither password nor token in the clear', async () => {
    const { login } = await user();
    const { refreshToken, accessToken } = await signedIn(login);
    const stored = JSON.stringify([
      await db.sql(`SELECT * FROM user_account`),
      await db.sql(`SELECT session_id, encode(hash, 'escape') FROM refresh_token`),
      await db.sql(`SELECT * FROM audit_entry`),
      await db.sql(`SELECT * FROM outbox`),
    ]);
    expect(stored).not.toContain(password);
    expect(stored).not.toContain(refreshToken);
    expect(stored).not.toContain(accessToken);
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });
});

describe('IAM-1: refresh tokens', () => {
  const start = async () => {
    const { refreshToken, sessionId } = await signedIn((await user()).login);
    return { token: refreshToken ?? '', sessionId, sessions: app.get(Sessions) };
  };

  it('follow each other; each is good once', async () => {
    const { token, sessions, sessionId } = await start();
    const first = await sessions.refresh(token);
    expect(first).toMatchObject({ kind: 'rotated', sessionId });
    expect(await sessions.refresh(first.kind === 'rotated' ? first.refreshToken : '')).toMatchObject({
      kind: 'rotated',
    });
  });

  it('brought by twenty tabs at once have one successor, and nobody is thrown out', async () => {
    const { token, sessions } = await start();
    const results = await Promise.all(Array.from({ length: 20 }, () => sessions.refresh(token)));
    expect(kinds(results)).toEqual({ rotated: 1, again: 19 });
  });

  it('used again later end the whole session: two hold it', async () => {
    const { token, sessions, sessionId } = await start();
    const next = await sessions.refresh(token);
    app.clock.advance(10_001);
    expect(await sessions.refresh(token)).toEqual({ kind: 'refused' });
    expect(await sessions.refresh(next.kind === 'rotated' ? next.refreshToken : '')).toEqual({ kind: 'refused' });
    const [row] = await db.sql(`SELECT revoked_why FROM session WHERE id = $1`, [sessionId]);
    expect(row).toEqual({ revoked_why: 'refresh-token-reused' });
    expect(await db.sql(`SELECT 1 FROM audit_entry WHERE action = 'sessions.reuse-detected'`)).not.toHaveLength(0);
  });

  it('that nobody knows, or of a session that nobody used for a month, are refused', async () => {
    const { token, sessions } = await start();
    expect(await sessions.refresh('made-up')).toEqual({ kind: 'refused' });
    app.clock.advance(31 * 86_400_000);
    expect(await sessions.refresh(token)).toEqual({ kind: 'refused' });
  });
});

describe('IAM-11: an access token', () => {
  it('is refused as soon as its session ends or its user is deactivated', async () => {
    const { id, login } = await user();
    const tokens = app.get(AccessTokens);
    const [one, other] = [await signedIn(login), await signedIn(login)];
    expect(await tokens.verify(one.accessToken)).toMatchObject({ kind: 'valid', actor: { userId: id } });
    await app.uow.run((tx) => app.get(Sessions).end(tx, { userId: id, only: one.sessionId }, 'signed-out'));
    expect(await tokens.verify(one.accessToken)).toEqual({ kind: 'ended' });
    expect(await tokens.verify(other.accessToken)).toMatchObject({ kind: 'valid' });
  });

  it('says why it is not good (API-11)', async () => {
    const { accessToken } = await signedIn((await user()).login);
    const tokens = app.get(AccessTokens);
    expect(await tokens.verify('')).toEqual({ kind: 'missing' });
    expect(await tokens.verify(`${accessToken.slice(0, -3)}abc`)).toEqual({ kind: 'bad-signature' });
    expect(await tokens.verify('gibberish')).toEqual({ kind: 'bad-signature' });
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${accessToken.split('.')[1]}.`;
    expect(await tokens.verify(unsigned)).toEqual({ kind: 'bad-signature' });
    app.clock.advance(600_000);
    expect(await tokens.verify(accessToken)).toMatchObject({ kind: 'expired', now: app.clock.now() });
  });
});

describe('IAM-1: guessing passwords', () => {
  it('is slowed down after some failures, for unknown logins just the same', async () => {
    const { login } = await user();
    for (const name of [login, 'nobody-at-all']) {
      const ip = nextIp();
      for (let i = 0; i < 5; i++) expect((await attempt(name, { password: 'wrong', ip })).kind).not.toBe('throttled');
      expect(await attempt(name, { ip })).toEqual({ kind: 'throttled', retryAfterSeconds: 5 });
    }
    app.clock.advance(5_000);
    expect((await attempt(login)).kind).toBe('signed-in');
  });

  it('gains nothing from trying a hundred at once, from as many addresses', async () => {
    const { login } = await user();
    const results = await Promise.all(Array.from({ length: 100 }, () => attempt(login, { password: 'wrong' })));
    expect(kinds(results)).toEqual({ 'wrong-password': 5, throttled: 95 });
  });

  it('by e-mail counts for the same account as by login', async () => {
    const { login, email } = await user();
    for (let i = 0; i < 5; i++) await attempt(i % 2 ? login : email, { password: 'wrong' });
    expect((await attempt(login)).kind).toBe('throttled');
  });

  it('cannot lock its victim out: a browser that signed in before is counted by itself', async () => {
    const { login } = await user();
    const { deviceToken } = await signedIn(login);
    for (let i = 0; i < 12; i++) {
      await attempt(login, { password: 'wrong', ip: '10.9.9.9' });
      app.clock.advance(i < 4 ? 0 : 5_000 * 2 ** (i - 4));
    }
    expect((await attempt(login, { password: 'wrong', ip: '10.9.9.9' })).kind).toBe('wrong-password');
    expect((await attempt(login, { ip: '10.9.9.9' })).kind).toBe('throttled');
    expect((await attempt(login, { ip: '10.9.9.9', deviceToken })).kind).toBe('signed-in');
  });

  it('from a known device is slowed down as well, and another account’s device is not known', async () => {
    const [one, other] = [await user(), await user()];
    const { deviceToken } = await signedIn(one.login);
    for (let i = 0; i < 5; i++) await attempt(one.login, { password: 'wrong', deviceToken });
    expect((await attempt(one.login, { deviceToken })).kind).toBe('throttled');
    for (let i = 0; i < 5; i++) await attempt(other.login, { password: 'wrong' });
    expect((await attempt(other.login, { deviceToken })).kind).toBe('throttled');
  });

  it('never makes anybody wait longer than a quarter of an hour', async () => {
    const { login } = await user();
    for (let i = 0; i < 40; i++) {
      const result = await attempt(login, { password: 'wrong' });
      if (result.kind === 'throttled') throw new Error('came too early');
      app.clock.advance(900_000);
    }
    expect((await attempt(login)).kind).toBe('signed-in');
  });
});

it('IAM-1: what is over for long is deleted, what lives stays', async () => {
  const [old, fresh] = [await user(), await user()];
  await signedIn(old.login);
  await attempt(old.login, { password: 'wrong' });
  app.clock.advance(40 * 86_400_000);
  await signedIn(fresh.login);
  await attempt(fresh.login, { password: 'wrong' });
  await app.get(ForgetOldSignIns).run();
  const left = await db.sql<{ user_id: string }>(`SELECT user_id FROM session WHERE user_id IN ($1, $2)`, [
    old.id,
    fresh.id,
  ]);
  expect(left.map(({ user_id }) => user_id)).toEqual([fresh.id]);
  expect(await db.sql(`SELECT 1 FROM sign_in_failure WHERE last_failure_at < $1`, [app.clock.now()])).toHaveLength(0);
});
