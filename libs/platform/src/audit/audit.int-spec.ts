import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { useDatabase } from '../../../../test/support/database.js';
import { withCause } from '../context/index.js';
import { DatabaseModule, UnitOfWork, type Tx } from '../database/index.js';
import { createHttpApp, HttpModule } from '../http/index.js';
import { OutboxModule } from '../outbox/index.js';
import { Secrets } from '../secrets/index.js';
import type { AuditFact } from './audit-fact.js';
import { AuditLog } from './audit-log.js';
import { AuditModule } from './audit.module.js';
import { AuditRepository, cutAction } from './audit.repository.js';
import { verifyAudit, type AuditVerdict } from './verify-audit.js';

const db = useDatabase();
const userId = '01900000-0000-7000-8000-0000000000aa';

@Module({ imports: [DatabaseModule.forRoot([]), OutboxModule, HttpModule, AuditModule] })
class AuditApp {}

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await createHttpApp(AuditApp, { logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(() => app.close());

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => app.get(UnitOfWork).run(work);
const record = (...facts: AuditFact[]): Promise<void> =>
  withCause({ actor: { kind: 'user', id: userId, name: 'Ana' }, ip: '10.0.0.1', requestId: 'request-1' }, () =>
    run(async (tx) => facts.forEach((fact) => app.get(AuditLog).record(tx, fact))),
  );
const sector = (n: number, over: Partial<AuditFact> = {}): AuditFact => ({
  action: 'sectors.update',
  subject: { type: 'sector', id: String(n), name: `Setor ${n}` },
  before: { name: 'x', order: 1 },
  after: { name: `y${n}`, order: 1 },
  ...over,
});
const verify = (anchor?: string): Promise<AuditVerdict> => app.get(UnitOfWork).read((tx) => verifyAudit(tx, anchor));
// Past the trigger, as somebody with the rights of the owner would.
const tamper = async (sql: string): Promise<void> => {
  await db.sql('ALTER TABLE audit_entry DISABLE TRIGGER USER');
  await db.sql(sql);
  await db.sql('ALTER TABLE audit_entry ENABLE TRIGGER USER');
};
const get = async (query: string): Promise<{ status: number; body: Record<string, unknown>[]; range?: string }> => {
  const answer = await app.inject({ url: `/api/v1/audit-entries${query}` });
  return { status: answer.statusCode, body: answer.json(), range: String(answer.headers['content-range']) };
};

beforeEach(async () => {
  await tamper(`TRUNCATE audit_entry, audit_personal; UPDATE audit_head SET seq = 0, hash = '\\x';
    UPDATE audit_start SET seq = 0, hash = '\\x'`);
});

it('IAM-16: who, when, from where, what, before and after, with the change and only with it', async () => {
  await record(sector(1), sector(2, { before: { name: 'same' }, after: { name: 'same' } }));
  const failing = run(async (tx) => {
    app.get(AuditLog).record(tx, sector(3));
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect((await get('')).body).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      seq: 1,
      at: expect.stringMatching(/Z$/),
      actor: { kind: 'user', id: userId, name: 'Ana' },
      ip: '10.0.0.1',
      requestId: 'request-1',
      action: 'sectors.update',
      subject: { type: 'sector', id: '1', name: 'Setor 1' },
      before: { name: 'x' },
      after: { name: 'y1' },
    },
  ]);
});

it('IAM-16: secrets are never in it', async () => {
  const sealed = new Secrets().seal('top secret');
  await record(
    sector(1, { before: { accessToken: 'old one', app: sealed }, after: { accessToken: 'new one', app: null } }),
  );
  const [row] = await db.sql<{ all: string }>(`SELECT audit_entry::text AS all FROM audit_entry`);
  expect(row?.all).toContain('[secret]');
  for (const secret of ['old one', 'new one', sealed.toColumn()]) expect(row?.all).not.toContain(secret);
});

it('IAM-16: many writers at once make one chain without gaps', async () => {
  await Promise.all(Array.from({ length: 60 }, (_, n) => record(sector(n), sector(n + 1000))));
  expect(await verify()).toMatchObject({ intact: true, entries: 120, findings: [] });
});

it('what JSON and PostgreSQL understand differently does not break the chain', async () => {
  const odd = {
    text: 'a\0b\ud800é😀',
    big: 1e21,
    small: 1e-7,
    zero: -0,
    nested: { list: [1.5, null, { z: 1, a: 2 }] },
    '': ' ',
  };
  await record(sector(1, { before: null, after: odd }), sector(2, { subject: { type: 'x', name: 'n\0n' } }));
  await withCause({ actor: { kind: 'system', id: 'not-a-uuid', name: 'job' } }, () =>
    run(async (tx) => app.get(AuditLog).record(tx, sector(3))),
  );
  expect(await verify()).toMatchObject({ intact: true, entries: 3 });
});

it.each<[string, string, RegExp]>([
  ['a changed value', `UPDATE audit_entry SET after = '{"name": "z"}' WHERE seq = 5`, /^Entry 5 does not fit/],
  [
    'a changed moment',
    `UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE seq = 5`,
    /^Entry 5 does not fit/,
  ],
  ['another actor', `UPDATE audit_entry SET actor_id = gen_random_uuid() WHERE seq = 5`, /^Entry 5 does not fit/],
  ['a removed entry', `DELETE FROM audit_entry WHERE seq = 5`, /^Entry 5 is missing/],
  ['a removed end', `DELETE FROM audit_entry WHERE seq = 10`, /should end with entry 10, but ends with entry 9/],
  [
    'an inserted entry',
    `INSERT INTO audit_entry SELECT 11, gen_random_uuid(), at, actor_kind, actor_id, actor_name, ip, request_id, action,
       subject_type, subject_id, subject_name, before, after, hash FROM audit_entry WHERE seq = 10`,
    /^Entry 11 does not fit/,
  ],
])('IAM-16: the check finds %s', async (_what, sql, finding) => {
  for (let n = 1; n <= 10; n++) await record(sector(n));
  await tamper(sql);
  const verdict = await verify();
  expect(verdict.intact).toBe(false);
  expect(verdict.findings[0]).toMatch(finding);
});

it('IAM-16: a head noted elsewhere proves that the end was not cut off together with the head row', async () => {
  for (let n = 1; n <= 3; n++) await record(sector(n));
  const { head } = await verify();
  const anchor = `${head.seq}:${head.hash}`;
  await record(sector(4));
  expect((await verify(anchor)).intact).toBe(true);
  await tamper(`DELETE FROM audit_entry WHERE seq > 2;
    UPDATE audit_head SET seq = 2, hash = (SELECT hash FROM audit_entry WHERE seq = 2)`);
  expect((await verify()).intact).toBe(true);
  expect((await verify(anchor)).findings).toEqual([`The anchor ${anchor} is not part of the trail.`]);
});

it('IAM-16: the table refuses changes', async () => {
  await record(sector(1));
  for (const sql of [`UPDATE audit_entry SET action = 'x'`, `DELETE FROM audit_entry`, `TRUNCATE audit_entry`]) {
    await expect(db.sql(sql)).rejects.toThrow('append-only');
  }
});

it('API-2: the trail is searched by who, what, when, and read in pages either way', async () => {
  for (let n = 1; n <= 7; n++)
    await record(sector(n, n % 2 ? {} : { action: 'users.create', subject: { type: 'user', id: 'u' } }));
  const seqs = async (query: string): Promise<unknown[]> => (await get(query)).body.map(({ seq }) => seq);
  const filter = (value: object): string => `?filter=${encodeURIComponent(JSON.stringify(value))}`;
  expect(await seqs('')).toEqual([7, 6, 5, 4, 3, 2, 1]);
  expect(await seqs('?range=[1,2]&sort=["at","ASC"]')).toEqual([2, 3]);
  expect((await get('?range=[1,2]')).range).toBe('audit-entries 1-2/7');
  expect(await seqs(filter({ subjectType: 'user', subjectId: 'u' }))).toEqual([6, 4, 2]);
  expect(await seqs(filter({ action: 'users.create' }))).toEqual([6, 4, 2]);
  expect(await seqs(filter({ actorId: userId, q: 'setor 3' }))).toEqual([3]);
  expect(await seqs(filter({ from: '2999-01-01T00:00:00Z' }))).toEqual([]);
  const first = await app.inject({ url: '/api/v1/audit-entries?limit=4' });
  expect(await seqs(`?limit=4&cursor=${String(first.headers['x-next-cursor'])}`)).toEqual([3, 2, 1]);
  expect((await get(filter({ hash: 'x' }))).status).toBe(400);
  expect((await get(filter({ actorId: 'x' }))).status).toBe(400);
});

const person = (over: Partial<AuditFact> = {}): AuditFact => ({
  action: 'contacts.update',
  subject: { type: 'contact', id: 'c-1', name: 'Maria Silva' },
  before: { phone: '+5541988880001', active: true, email: null },
  after: { phone: '+5541988880002', active: false, email: 'maria@example.com' },
  personal: ['name', 'phone', 'email'],
  ...over,
});

it('IAM-17: personal values of the trail are read until they are erased, and the chain is whole before and after', async () => {
  await record(sector(1), person(), sector(2));
  const [row] = await db.sql<{ all: string }>(`SELECT audit_entry::text AS all FROM audit_entry WHERE seq = 2`);
  for (const value of ['Maria', '98888', 'maria@']) expect(row?.all).not.toContain(value);
  const told = async () => (await get(`?filter=${encodeURIComponent('{"subjectType":"contact"}')}`)).body[0];
  expect(await told()).toMatchObject({
    subject: { type: 'contact', id: 'c-1', name: 'Maria Silva' },
    before: { phone: '+5541988880001', active: true, email: null },
    after: { phone: '+5541988880002', active: false, email: 'maria@example.com' },
  });
  expect((await get(`?filter=${encodeURIComponent('{"q":"maria sil"}')}`)).body).toHaveLength(1);
  expect(await verify()).toMatchObject({ intact: true, entries: 3 });

  expect(await run((tx) => app.get(AuditRepository).erasePersonal(tx, 'contact', ['c-1']))).toBe(1);
  expect(await told()).toMatchObject({
    subject: { name: '[erased]' },
    before: { phone: '[erased]', active: true, email: null },
    after: { phone: '[erased]', active: false, email: '[erased]' },
  });
  expect(await verify()).toMatchObject({ intact: true, entries: 3 });
});

it('IAM-17: a personal value that was changed is found', async () => {
  await record(person());
  await db.sql(`UPDATE audit_personal SET kept = jsonb_set(kept, '{after,phone}', '"+5541900000000"')`);
  expect((await verify()).findings).toEqual([
    'What is kept of the person in entry 1 is not what was recorded: it was changed.',
  ]);
});

it('IAM-16: the trail is exported as CSV and JSON lines with the filters of the list, and the export is on it', async () => {
  for (let n = 0; n < 23; n++) await record(...Array.from({ length: 100 }, (_, i) => sector(n * 100 + i)));
  await record(sector(9000, { subject: { type: 'sector', id: 'x', name: '=1+1, "so"' } }));
  const jsonl = await app.inject({ url: '/api/v1/audit-entries/export?format=jsonl&sort=["at","ASC"]' });
  expect(jsonl.headers['content-type']).toContain('application/x-ndjson');
  const lines = jsonl.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { seq: number });
  // The last one says that this export was made.
  expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 2302 }, (_, i) => i + 1));
  const filter = encodeURIComponent('{"subjectId":"x"}');
  const csv = await app.inject({ url: `/api/v1/audit-entries/export?filter=${filter}` });
  expect(csv.body.split('\r\n')).toEqual([
    expect.stringContaining('seq,at,actorKind'),
    expect.stringContaining('"\'=1+1, ""so"""'),
    '',
  ]);
  expect((await get('?range=[0,1]')).body).toMatchObject([
    { action: 'audit-entries.export', after: { format: 'csv', filter: { subjectId: 'x' } } },
    { action: 'audit-entries.export', after: { format: 'jsonl', filter: {} } },
  ]);
  const before = (await get('?range=[0,0]')).range;
  for (const query of ['format=xlsx', 'filter={"hash":"x"}', 'filter=x', 'surprise=1'])
    expect([query, (await app.inject({ url: `/api/v1/audit-entries/export?${query}` })).statusCode]).toEqual([
      query,
      400,
    ]);
  expect((await get('?range=[0,0]')).range).toBe(before);
});

it('IAM-16: retention cuts the beginning off and says so; a beginning cut off otherwise is found', async () => {
  for (let n = 1; n <= 10; n++) await record(sector(n), person());
  const cut = () =>
    run(async (tx) => {
      const found = await app.get(AuditRepository).cut(tx, new Date('2999-01-01'), 6);
      if (found) {
        const { seq, hash, count } = found;
        app.get(AuditLog).record(tx, {
          action: cutAction,
          subject: { type: 'audit-entry' },
          after: { throughSeq: seq, throughProof: hash.toString('hex'), count },
        });
      }
      return found;
    });
  expect(await cut()).toMatchObject({ seq: '6', count: 6 });
  expect(await cut()).toMatchObject({ seq: '12', count: 6 });
  expect(await verify()).toMatchObject({ intact: true, entries: 10 });
  expect(await db.sql('SELECT 1 FROM audit_personal')).toHaveLength(4);
  await expect(db.sql('DELETE FROM audit_entry')).rejects.toThrow('append-only');
  await tamper(`DELETE FROM audit_entry WHERE seq = 13; UPDATE audit_start SET seq = 13`);
  expect((await verify()).findings[0]).toMatch(/^The trail begins after entry 13, and no entry says/);
});
