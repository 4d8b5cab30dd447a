import { Module } from '@nestjs/common';
import { SMTPServer } from 'smtp-server';
import { eventually } from '../../../../test/support/eventually.js';
import { useDatabase } from '../../../../test/support/database.js';
import { AuditModule } from '../audit/index.js';
import { DatabaseModule, UnitOfWork } from '../database/index.js';
import { createHttpApp, HttpModule } from '../http/index.js';
import { JobsModule, JobWorker } from '../jobs/index.js';
import { OutboxModule } from '../outbox/index.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { defineMail } from './mail-template.js';
import { Mailer } from './mailer.js';
import { MailModule } from './mail.module.js';

const db = useDatabase();
// The words of the test mail, under a template with other values.
const greeting = defineMail<'link' | 'platform'>('platform.mail.test-copy.', { link: 'link' });

interface Received {
  readonly from: string;
  readonly to: string[];
  readonly user: string | undefined;
  readonly raw: string;
}
let received: Received[] = [];
let refuse: ((address: string) => Error | null) | null = null;
let server: SMTPServer;
let port: number;
let app: NestFastifyApplication;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'correct horse' ? done(null, { user: username }) : done(new Error('Invalid username or password')),
    onRcptTo: ({ address }, _session, done) => done(refuse?.(address)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
          to: session.envelope.rcptTo.map(({ address }) => address),
          user: session.user,
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        done();
      });
    },
  });
  // A job that waits for its next attempt must not take the process down with it.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  port = typeof address === 'object' && address ? address.port : 0;

  @Module({
    imports: [DatabaseModule.forRoot([]), OutboxModule, HttpModule, JobsModule.forRoot(), AuditModule, MailModule],
  })
  class Api {}
  app = await createHttpApp(Api, { logger: false });
  await app.init();
  await app.get(JobWorker).start();
});
afterAll(async () => {
  await app.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
beforeEach(() => {
  received = [];
  refuse = null;
});

const call = async (method: 'GET' | 'PUT' | 'POST', path: string, payload?: object) => {
  const answer = await app.inject({ method, url: `/api/v1${path}`, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
};
const setUp = async (changes: object = {}) => {
  const { version } = (await call('GET', '/mail-settings')).body;
  return call('PUT', '/mail-settings', {
    version,
    host: '127.0.0.1',
    port,
    security: 'starttls',
    user: 'sender',
    password: 'correct horse',
    fromName: 'Atendimento Açaí',
    fromAddress: 'no-reply@example.com',
    replyTo: 'ajuda@example.com',
    header: '',
    footer: '',
    ...changes,
  });
};

describe('ORG-6: the sender of notifications', () => {
  it('is not there until it is set up, and its password is only ever written', async () => {
    expect((await call('GET', '/mail-settings')).body).toMatchObject({ host: '', passwordSet: false, version: 0 });
    expect((await call('POST', '/mail-settings/test', { to: 'a@example.com' })).status).toBe(409);
    const saved = await setUp();
    expect(saved).toMatchObject({ status: 200, body: { host: '127.0.0.1', passwordSet: true, version: 1 } });
    expect(JSON.stringify(saved.body)).not.toContain('correct horse');
    const stored = JSON.stringify([await db.sql(`SELECT * FROM setting`), await db.sql(`SELECT * FROM audit_entry`)]);
    expect(stored).not.toContain('correct horse');
    expect(stored).toContain('mail.update');
    expect((await setUp({ version: 0 })).status).toBe(412);
    const bad = await setUp({ fromAddress: 'nobody', security: 'maybe', port: 0 });
    expect(bad.status).toBe(400);
  });

  it('forgets the password when server or user change: another server is not told it', async () => {
    await setUp();
    const kept = await setUp({ password: undefined, footer: 'x' });
    expect(kept.body.passwordSet).toBe(true);
    expect((await setUp({ password: undefined, host: 'localhost' })).body.passwordSet).toBe(false);
  });

  it('proves itself with a test mail, and says what the server said when it does not work', async () => {
    // The server's own certificate is signed by nobody: STARTTLS is refused rather than taken for good.
    await setUp();
    expect((await call('POST', '/mail-settings/test', { to: 'ana@example.com' })).body).toMatchObject({
      ok: false,
      problem: expect.stringContaining('certificate'),
    });
    await setUp({ security: 'none' });
    expect((await call('POST', '/mail-settings/test', { to: 'ana@example.com' })).body).toEqual({
      ok: true,
      problem: null,
    });
    expect(received[0]).toMatchObject({ from: 'no-reply@example.com', to: ['ana@example.com'], user: 'sender' });
    expect(received[0]?.raw).toContain('Reply-To: ajuda@example.com');
    expect(received[0]?.raw).toContain('text/plain');
    expect(received[0]?.raw).toContain('text/html');
    await setUp({ security: 'none', password: 'wrong' });
    expect((await call('POST', '/mail-settings/test', { to: 'ana@example.com' })).body.problem).toMatch(/Invalid/);
    await setUp({ security: 'none', port: 1 });
    expect((await call('POST', '/mail-settings/test', { to: 'ana@example.com' })).body.problem).toMatch(/ECONNREFUSED/);
  });

  it('previews a layout before it is saved; nothing in it becomes markup', async () => {
    const { body } = await call('POST', '/mail-settings/preview', { header: 'Padaria <b>', footer: 'Rua A, 1' });
    expect(String(body.html)).toContain('Padaria &lt;b&gt;');
    expect(String(body.text)).toMatch(/Padaria <b>[\s\S]*-- \nRua A, 1/);
  });
});

describe('ORG-6: a notification', () => {
  const send = (to: string) =>
    app.get(UnitOfWork).run((tx) =>
      app.get(Mailer).send(tx, {
        to,
        template: greeting,
        language: 'en',
        values: { link: 'https://example.com/secret-token', platform: 'P' },
      }),
    );

  it('goes out after its transaction, with its values nowhere in the clear', async () => {
    await setUp({ security: 'none' });
    await send('rui@example.com');
    const jobs = JSON.stringify(await db.sql(`SELECT payload FROM job WHERE kind = 'platform.send-mail'`));
    expect(jobs).not.toContain('secret-token');
    expect(jobs).not.toContain('rui@example.com');
    await eventually(() => received.length === 1);
    expect(received[0]?.raw).toContain('secret-token');
  });

  it('that rolled back is not sent; one the server refuses for good is not tried again', async () => {
    await setUp({ security: 'none' });
    await expect(
      app.get(UnitOfWork).run(async (tx) => {
        await app.get(Mailer).send(tx, {
          to: 'never@example.com',
          template: greeting,
          language: 'en',
          values: { link: 'https://example.com', platform: 'P' },
        });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    refuse = () => Object.assign(new Error('no such mailbox'), { responseCode: 550 });
    await send('gone@example.com');
    await eventually(async () => {
      const rows = await db.sql(`SELECT state FROM job WHERE kind = 'platform.send-mail' AND state = 'failed'`);
      return rows.length === 1;
    });
    expect(received).toEqual([]);
  });
});
