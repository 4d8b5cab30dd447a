import { Module } from '@nestjs/common';
import { JobWorker } from '@guiche/platform/jobs';
import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/eventually.js';
import { startMailbox, type Mailbox } from '../../../../test/support/mailbox.js';
import { startHttp, type HttpClient } from '../testing/http-client.js';
import { modulesWithIdentity } from '../testing/identity-app.js';
import { makeUser, type UserValues } from '../testing/make-user.js';

const db = useDatabase();
const password = 'três tigres tristes';
const next = 'um novo cavalo correto';
let client: HttpClient;
let call: HttpClient['call'];
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await startMailbox();
  @Module({ imports: modulesWithIdentity() })
  class Api {}
  client = await startHttp(Api);
  ({ call } = client);
  await client.app.get(JobWorker).start();
  const token = await client.signedIn();
  const sender = { ...mailbox.sender, version: 0 };
  expect((await call('PUT', '/mail-settings', { token, body: sender })).status).toBe(200);
});
afterAll(async () => {
  await client.close();
  await mailbox.close();
});

const user = (values: UserValues = {}) => client.app.get(UnitOfWork).run((tx) => makeUser(tx, { password, ...values }));
const forget = (login: string) => call('POST', '/auth/forgotten-password', { body: { login } });
const settled = () =>
  eventually(
    async () => {
      const rows = await db.sql(`SELECT 1 FROM job WHERE family = 'mail' AND state NOT IN ('done', 'failed')`);
      return rows.length === 0;
    },
    { within: 20_000 },
  );
async function linkFor(email: string): Promise<string> {
  const mail = await eventually(() => mailbox.to(email).at(-1) ?? false, { within: 20_000 });
  return mail === false ? '' : (/token=([\w-]+)/.exec(mail.text)?.[1] ?? '');
}

describe('IAM-2: a forgotten password', () => {
  it('is replaced by a link that is mailed: good once, ends all sessions, stored as a hash', async () => {
    const { login, email } = await user();
    const before = await call('POST', '/auth/sign-in', { body: { login, password } });
    expect(await forget(email.toUpperCase())).toMatchObject({ status: 202 });
    const token = await linkFor(email);
    const stored = JSON.stringify([
      await db.sql(`SELECT encode(hash, 'escape') FROM password_reset`),
      await db.sql(`SELECT * FROM job`),
      await db.sql(`SELECT * FROM audit_entry`),
      await db.sql(`SELECT * FROM outbox`),
    ]);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(stored).not.toContain(token);
    const weak = await call('POST', '/auth/reset-password', { body: { token, password: 'abc' } });
    expect(weak.body.errors).toMatchObject([{ field: 'password', code: 'identity.password-too-short' }]);
    expect((await call('POST', '/auth/reset-password', { body: { token, password: next } })).status).toBe(204);
    const again = await call('POST', '/auth/reset-password', { body: { token, password: next } });
    expect(again.body.errors).toMatchObject([{ field: 'token', code: 'identity.reset-link-over' }]);
    expect((await call('GET', '/me', { token: String(before.body.accessToken) })).status).toBe(401);
    expect((await call('POST', '/auth/sign-in', { body: { login, password } })).status).toBe(401);
    expect((await call('POST', '/auth/sign-in', { body: { login, password: next } })).status).toBe(200);
  });

  it('gets the same answer whether or not there is such an account, and nobody else gets a mail', async () => {
    const { login } = await user();
    const former = await user({ active: false });
    const answers = await Promise.all([forget(login), forget('nobody@example.com'), forget(former.login)]);
    expect(new Set(answers.map(({ status, body }) => JSON.stringify({ status, body }))).size).toBe(1);
    await settled();
    expect(mailbox.to(former.email)).toEqual([]);
    expect(mailbox.to('nobody@example.com')).toEqual([]);
  });

  it('is slowed down by what was typed, and fills nobody’s mailbox', async () => {
    const { login, email, name } = await user();
    expect(name).not.toBe('');
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push((await forget(login)).status);
    expect(answers).toEqual([202, 202, 202, 202, 202, 429]);
    await settled();
    expect(mailbox.to(email)).toHaveLength(3);
  });

  it('is not a way in for two who bring the link at once', async () => {
    const { email } = await user();
    await forget(email);
    const token = await linkFor(email);
    const body = { token, password: next };
    const answers = await Promise.all([1, 2, 3].map(() => call('POST', '/auth/reset-password', { body })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 400, 400]);
  });
});

it('IAM-2: the link is over after half an hour', async () => {
  const { email, id } = await user();
  await forget(email);
  const token = await linkFor(email);
  const [row] = await db.sql(
    `SELECT expires_at - created_at = '30 minutes' AS half FROM password_reset WHERE user_id = $1`,
    [id],
  );
  expect(row).toEqual({ half: true });
  await db.sql(`UPDATE password_reset SET expires_at = now() WHERE user_id = $1`, [id]);
  const late = await call('POST', '/auth/reset-password', { body: { token, password: next } });
  expect(late.body.errors).toMatchObject([{ field: 'token', code: 'identity.reset-link-over' }]);
});
