import { Module } from '@nestjs/common';
import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../test/support/database.js';
import { startHttp, type HttpClient } from '../testing/http-client.js';
import { modulesWithIdentity, startIdentity } from '../testing/identity-app.js';
import { makeActor } from '../testing/make-actor.js';
import { makeProfile } from '../testing/make-profile.js';
import { makeUser, type UserValues } from '../testing/make-user.js';
import { SignIn } from '../sign-in/sign-in.js';
import { SecondFactorService } from './second-factor.service.js';
import { SecondFactors } from './second-factors.js';
import { codeOf, stepAt } from './totp.js';

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

const user = (values: UserValues = {}) => client.app.get(UnitOfWork).run((tx) => makeUser(tx, { password, ...values }));
const signIn = async (login: string) => call('POST', '/auth/sign-in', { body: { login, password } });
const tokenOf = async (login: string): Promise<string> => String((await signIn(login)).body.accessToken);
/** The code that an authenticator shows now, or some steps from now. */
function codeFrom(
  secret: string,
  stepsFromNow = 0,
  now = new Date(performance.timeOrigin + performance.now()),
): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2));
  return codeOf(Buffer.from(bytes), stepAt(now) + stepsFromNow);
}
async function withFactor(values: UserValues = {}) {
  const person = await user(values);
  const token = await tokenOf(person.login);
  const { secret, uri, qrCode } = (await call('POST', '/me/second-factor/begin', { token, body: { password } })).body;
  const confirmed = await call('POST', '/me/second-factor/confirm', {
    token,
    body: { code: codeFrom(String(secret)) },
  });
  const recoveryCodes = confirmed.body.recoveryCodes as string[];
  return { ...person, token, secret: String(secret), uri, qrCode, recoveryCodes };
}
const answer = (challenge: unknown, code: string) => call('POST', '/auth/second-factor', { body: { challenge, code } });

describe('IAM-2: a second factor', () => {
  it('is on once a first code was right, with QR code and ten recovery codes; the secret is sealed', async () => {
    const { secret, uri, qrCode, recoveryCodes, token } = await withFactor();
    expect(uri).toContain(`secret=${secret}`);
    expect(String(qrCode)).toMatch(/^<svg/);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await call('GET', '/me/second-factor', { token })).body).toEqual({
      on: true,
      required: false,
      recoveryCodesLeft: 10,
    });
    const stored = JSON.stringify([
      await db.sql(`SELECT * FROM second_factor`),
      await db.sql(`SELECT encode(hash, 'escape') FROM recovery_code`),
      await db.sql(`SELECT * FROM audit_entry`),
    ]);
    expect(stored).not.toContain(secret);
    for (const code of recoveryCodes) expect(stored).not.toContain(code);
    expect(stored).toContain('users.turn-on-second-factor');
  });

  it('asks for the password before it begins, and for a right code before it is in force', async () => {
    const { login } = await user();
    const token = await tokenOf(login);
    const wrong = await call('POST', '/me/second-factor/begin', { token, body: { password: 'x' } });
    expect(wrong.body.errors).toMatchObject([{ field: 'password', code: 'identity.password-wrong' }]);
    await call('POST', '/me/second-factor/begin', { token, body: { password } });
    const refused = await call('POST', '/me/second-factor/confirm', { token, body: { code: '000000' } });
    expect(refused.body.errors).toMatchObject([{ field: 'code', code: 'identity.second-factor-wrong' }]);
    expect((await signIn(login)).body.accessToken).toEqual(expect.any(String));
  });

  it('turns the password into half a sign-in: a challenge that opens nothing without a code', async () => {
    const { login, secret } = await withFactor();
    const { body, cookies } = await signIn(login);
    expect(Object.keys(body)).toEqual(['challenge']);
    expect(cookies).toEqual([]);
    expect((await call('GET', '/me', { token: String(body.challenge) })).status).toBe(401);
    expect((await answer(body.challenge, '000000')).body.errors).toMatchObject([{ field: 'code' }]);
    expect((await answer('made up', codeFrom(secret, 1))).body.code).toBe('identity.challenge-over');
    const signedIn = await answer(body.challenge, codeFrom(secret, 1));
    expect(signedIn).toMatchObject({ status: 200, body: { accessToken: expect.any(String), me: { login } } });
    expect(signedIn.cookies.map(({ name }) => name)).toContain('guiche_refresh');
    const sessions = await call('GET', '/me/sessions', { token: String(signedIn.body.accessToken) });
    expect(sessions.body).toEqual(expect.arrayContaining([expect.objectContaining({ secondFactor: 'totp' })]));
  });

  it('takes no code twice, also not from two at once', async () => {
    const { login, secret } = await withFactor();
    const code = codeFrom(secret, 1);
    const challenges = await Promise.all([signIn(login), signIn(login)]);
    const answers = await Promise.all(challenges.map(({ body }) => answer(body.challenge, code)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
    expect((await answer((await signIn(login)).body.challenge, codeFrom(secret))).status).toBe(400);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { login, recoveryCodes } = await withFactor();
    const [first = '', second = ''] = recoveryCodes;
    expect((await answer((await signIn(login)).body.challenge, first.toLowerCase())).status).toBe(200);
    expect((await answer((await signIn(login)).body.challenge, first)).status).toBe(400);
    expect((await answer((await signIn(login)).body.challenge, second.replace('-', ' '))).status).toBe(200);
  });

  it('is slowed down when somebody guesses codes, like a password', async () => {
    const { login, recoveryCodes } = await withFactor();
    const { challenge } = (await signIn(login)).body;
    for (let i = 0; i < 5; i++) expect((await answer(challenge, '000000')).status).toBe(400);
    expect((await answer(challenge, recoveryCodes[0] ?? '')).status).toBe(429);
  });

  it('locks nobody out of his own browser when somebody else who has his password guesses codes', async () => {
    const { login, recoveryCodes } = await withFactor();
    const signedIn = await answer((await signIn(login)).body.challenge, recoveryCodes[0] ?? '');
    const cookie = `guiche_device=${signedIn.cookies.find(({ name }) => name === 'guiche_device')?.value}`;
    const { challenge } = (await signIn(login)).body;
    for (let i = 0; i < 6; i++) await answer(challenge, '000000');
    expect((await answer(challenge, recoveryCodes[1] ?? '')).status).toBe(429);
    const body = { challenge, code: recoveryCodes[2] };
    expect((await call('POST', '/auth/second-factor', { body, cookie })).status).toBe(200);
  });

  it('ends the challenge with the password that it was for', async () => {
    const { id, login, secret } = await withFactor();
    const { challenge } = (await signIn(login)).body;
    const root = await client.signedIn();
    await call('POST', `/users/${id}/set-password`, { token: root, body: { password: 'outra senha bem comprida' } });
    expect((await answer(challenge, codeFrom(secret, 1))).body.code).toBe('identity.challenge-over');
  });

  it('is turned off with a code, and new recovery codes void the old ones', async () => {
    const { token, recoveryCodes, secret, login } = await withFactor();
    const renewed = await call('POST', '/me/second-factor/recovery-codes', { token, body: { code: recoveryCodes[0] } });
    const codes = renewed.body.recoveryCodes as string[];
    expect((await call('POST', '/me/second-factor/turn-off', { token, body: { code: recoveryCodes[1] } })).status).toBe(
      400,
    );
    expect((await call('POST', '/me/second-factor/turn-off', { token, body: { code: codes[0] } })).status).toBe(204);
    expect((await signIn(login)).body.accessToken).toEqual(expect.any(String));
    expect(secret).toHaveLength(32);
  });
});

describe('IAM-2: a profile that requires it', () => {
  it('leaves its users nothing but setting it up', async () => {
    const profile = await client.app.get(UnitOfWork).run((tx) => makeProfile(tx, { requiresSecondFactor: true }));
    const { login } = await user({ profile });
    const signedIn = await signIn(login);
    expect(signedIn.body.me).toMatchObject({ duty: 'set-up-second-factor' });
    const token = String(signedIn.body.accessToken);
    expect((await call('GET', '/permissions', { token })).body.code).toBe('identity.second-factor-due');
    const { secret } = (await call('POST', '/me/second-factor/begin', { token, body: { password } })).body;
    await call('POST', '/me/second-factor/confirm', { token, body: { code: codeFrom(String(secret)) } });
    expect((await call('GET', '/me', { token })).body.duty).toBeNull();
    expect((await call('GET', '/me/sessions', { token })).status).toBe(200);
    const off = await call('POST', '/me/second-factor/turn-off', {
      token,
      body: { code: codeFrom(String(secret), 1) },
    });
    expect(off.body.code).toBe('identity.second-factor-required');
  });

  it('takes effect at once on who is signed in', async () => {
    const profile = await client.app.get(UnitOfWork).run((tx) => makeProfile(tx));
    const { login } = await user({ profile });
    const token = await tokenOf(login);
    expect((await call('GET', '/me/sessions', { token })).status).toBe(200);
    const root = await client.signedIn();
    const body = { requiresSecondFactor: true, version: 1 };
    expect((await call('PUT', `/profiles/${profile.id}`, { token: root, body })).status).toBe(200);
    expect((await call('GET', '/me/sessions', { token })).body.code).toBe('identity.second-factor-due');
  });
});

describe('IAM-2: an administrator', () => {
  it('resets the second factor of somebody who lost his device, never of somebody above him', async () => {
    const { id, login, token } = await withFactor();
    const above = await withFactor({ isRoot: true });
    const profile = await client.app
      .get(UnitOfWork)
      .run((tx) => makeProfile(tx, { permissions: ['users.reset-second-factor', 'users.list'] }));
    const weak = await client.signedIn({ isRoot: false, profile });
    expect((await call('POST', `/users/${above.id}/reset-second-factor`, { token: weak })).status).toBe(403);
    expect((await call('POST', `/users/${id}/reset-second-factor`, { token: weak })).status).toBe(403);
    const root = await client.signedIn();
    expect((await call('POST', `/users/${id}/reset-second-factor`, { token: root })).status).toBe(204);
    expect((await call('GET', '/me', { token })).status).toBe(401);
    expect((await signIn(login)).body.accessToken).toEqual(expect.any(String));
    expect((await call('POST', `/users/${id}/reset-second-factor`, { token: root })).status).toBe(409);
  });
});

it('IAM-2: challenge and codes age with the clock', async () => {
  const app = await startIdentity();
  const { id, login } = await app.uow.run((tx) => makeUser(tx, { password }));
  const actor = makeActor({ userId: id });
  const service = app.get(SecondFactorService);
  const { secret } = await service.begin(actor, password);
  const codes = await service.confirm(actor, codeFrom(secret, 0, app.clock.now()));
  const factors = app.get(SecondFactors);
  const late = codeFrom(secret, 0, app.clock.now());
  app.clock.advance(61_000);
  expect(await factors.check(id, late, null)).toEqual({ kind: 'wrong' });
  expect(await factors.check(id, codeFrom(secret, 0, app.clock.now()), null)).toEqual({ kind: 'totp' });
  const result = await app.get(SignIn).signIn({ login, password, ip: null, userAgent: null });
  const challenge = result.kind === 'second-factor-needed' ? result.challenge : '';
  app.clock.advance(300_000);
  const device = { ip: null, userAgent: null };
  expect(await app.get(SignIn).answer({ challenge, code: codes[0] ?? '', ...device })).toBeNull();
  await app.close();
});
