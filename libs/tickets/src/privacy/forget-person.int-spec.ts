import { Module } from '@nestjs/common';
import { newId } from '@guiche/kernel';
import { Listener, UnitOfWork } from '@guiche/platform/database';
import { JobWorker } from '@guiche/platform/jobs';
import { personalDataSections } from '@guiche/platform/personal-data';
import { RetentionModule } from '@guiche/platform/retention';
import { StoredFiles } from '@guiche/platform/storage';
import { useDatabase } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/eventually.js';
// Factories and parts of libs to the left lie behind their doors, for tests only.
import { makeConversation } from '../../../channels/src/testing/make-conversation.js';
import { startHttp, type HttpClient } from '../../../identity/src/testing/http-client.js';
import { makeContact } from '../../../customers/src/testing/make-contact.js';
import { receive, TicketsTestModule } from '../testing/start-tickets.js';

@Module({ imports: [TicketsTestModule, RetentionModule] })
class SpecModule {}

afterAll(() => api.close());
const db = useDatabase();
process.env.JOBS_SWEEP_MS = '100';
let api: HttpClient;
let token: string;
beforeAll(async () => {
  api = await startHttp(SpecModule);
  await api.app.get(JobWorker).start();
  await api.app.get(Listener).start();
  token = await api.signedIn({ name: 'Rute Root' });
}, 60_000);

const call = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => api.call(method, path, { token, body });
const uow = () => api.app.get(UnitOfWork);

interface Planted {
  readonly contactId: string;
  readonly name: string;
  readonly marks: readonly string[];
  readonly fileId: string;
  readonly ticketId: string | null;
}
let count = 0;

/** A person of whom something stands in every place that knows of persons. */
async function plant({ customerId = null as string | null } = {}): Promise<Planted> {
  const n = String(++count).padStart(4, '0');
  const phone = `554198877${n}`;
  const mark = (what: string): string => `zz${what}${n}zz`;
  const name = `Maria ${mark('nome')}`;
  const created = await call('POST', '/contacts', {
    name: `Antes ${mark('antigo')}`,
    phone: `+${phone}`,
    email: `${mark('mail')}@example.com`,
    externalId: mark('externo'),
    ...(customerId !== null && { customerId }),
  });
  expect(created.status).toBe(201);
  const contactId = String(created.body.id);
  const updated = await call('PUT', `/contacts/${contactId}`, { ...created.body, name });
  expect(updated.status).toBe(200);
  await call('POST', `/contacts/${contactId}/consents`, {
    purpose: 'marketing',
    textVersion: 'v3',
    channel: 'phone',
    note: mark('nota'),
  });
  const conversation = await uow().run((tx) => makeConversation(tx, { contactId, address: phone }));
  const { id: messageId, inboxId } = await receive(api.app, {
    conversationId: conversation.id,
    text: `Oi, sou ${mark('texto')}`,
    externalId: `wamid.${mark('wamid')}`,
  });
  await receive(api.app, { conversationId: conversation.id, text: `De novo ${mark('outro')}` });
  const file = await api.app.get(StoredFiles).put(Buffer.from(`conteúdo ${mark('bytes')}`), {
    name: `rg-${mark('arquivo')}.txt`,
    maxBytes: 1000,
  });
  await db.sql(
    `INSERT INTO message_attachment (id, message_id, kind, name, content_type, size, file_id, provider_media, state)
     VALUES ($1, $2, 'document', $3, 'text/plain', 10, $4, $5, 'ready')`,
    [newId(), messageId, mark('anexo'), file.id, { url: mark('url') }],
  );
  await db.sql(`UPDATE stored_file SET attached = true WHERE id = $1`, [file.id]);
  await db.sql(
    `INSERT INTO contact_identity (kind, value, contact_id, created_at) VALUES ('whatsapp-phone', $1, $2, now())`,
    [phone, contactId],
  );
  await db.sql(
    `INSERT INTO webhook_receipt (id, inbox_id, body, received_at) VALUES ($1, $2, $3, now() - interval '1 second')`,
    [newId(), inboxId, Buffer.from(`{"wa_id":"${phone}","name":"${name}"}`)],
  );
  await db.sql(
    `INSERT INTO early_delivery_state (inbox_id, external_id, state, at, received_at) VALUES ($1, $2, 'read', now(), now())`,
    [inboxId, `wamid.${mark('wamid')}`],
  );
  await db.sql(`UPDATE message SET failure = $2 WHERE id = $1`, [messageId, { title: `to ${phone}` }]);
  await db.sql(
    `INSERT INTO job (id, kind, family, payload, cause, state, max_attempts, due_at, created_at, finished_at, last_error)
     VALUES ($1, 'test.old', 'test', '{}', '{}', 'failed', 1, now(), now(), now(), $2)`,
    [newId(), `could not send to ${phone}`],
  );
  await db.sql(
    `INSERT INTO idempotency_key (owner, key, request_hash, status, response, created_at) VALUES ('x', $1, '\\x00', 201, $2, now())`,
    [newId(), { id: contactId, name }],
  );
  const [ticket] = await db.sql<{ id: string }>(`SELECT id FROM ticket WHERE contact_id = $1`, [contactId]);
  if (ticket) {
    await db.sql(
      `INSERT INTO ticket_event (ticket_id, seq, type, at, actor_kind, data)
       SELECT $1, 1000, 'transferred', now(), 'user', $2`,
      [ticket.id, { note: `cuidado com ${mark('recado')}` }],
    );
  }
  const kinds = [
    'nome',
    'antigo',
    'mail',
    'externo',
    'nota',
    'texto',
    'wamid',
    'outro',
    'arquivo',
    'anexo',
    'url',
    'recado',
  ];
  return {
    contactId,
    name,
    marks: [phone, phone.replace('55419', '5541'), ...kinds.map(mark)],
    fileId: file.id,
    ticketId: ticket?.id ?? null,
  };
}

/** Where a text stands anywhere in the database, `table.column`. */
async function placesOf(text: string): Promise<string[]> {
  const columns = await db.sql<{ t: string; c: string; bytes: boolean }>(
    `SELECT table_name AS t, column_name AS c, data_type = 'bytea' AS bytes FROM information_schema.columns
     WHERE table_schema = 'public' AND (data_type IN ('text', 'jsonb', 'json', 'bytea', 'ARRAY', 'character varying') OR udt_name = 'citext')`,
  );
  const found: string[] = [];
  for (const { t, c, bytes } of columns) {
    const where = bytes ? `position(convert_to($1, 'UTF8') IN "${c}") > 0` : `position($1 IN "${c}"::text) > 0`;
    if ((await db.sql(`SELECT 1 FROM "${t}" WHERE ${where} LIMIT 1`, [text])).length > 0) found.push(`${t}.${c}`);
  }
  return found;
}

const closeTickets = (contactId: string) =>
  db.sql(`UPDATE ticket SET status = 'finished', finished_at = now() WHERE contact_id = $1`, [contactId]);
const requestOf = async (contactId: string, id: unknown) =>
  (
    (await call('GET', `/contacts/${contactId}/personal-data-requests`)).body as unknown as Record<string, unknown>[]
  ).find((request) => request.id === id);
const done = (contactId: string, id: unknown) =>
  eventually(async () => expect(await requestOf(contactId, id)).toMatchObject({ state: 'done' }), { within: 15_000 });

it('IAM-17: a forgotten person is nowhere any more, and tickets and figures stay', async () => {
  const other = await plant();
  const person = await plant();
  for (const mark of person.marks.filter((text) => !text.includes('recado') || person.ticketId))
    expect([mark, (await placesOf(mark)).length > 0]).toEqual([mark, true]);

  await closeTickets(person.contactId);
  const { body: preview } = await call('GET', `/contacts/${person.contactId}/anonymisation-preview`);
  expect(preview).toMatchObject({ name: person.name, objection: null });
  const counts = preview.counts as { section: string; count: number }[];
  expect(Object.fromEntries(counts.map(({ section, count: n }) => [section, n]))).toMatchObject({
    'customers.contacts': 1,
    // The two of the person, and the protocol that was told.
    'channels.messages': 3,
    'channels.attachments': 1,
    'channels.journal': 1,
    'platform.trail': expect.any(Number),
  });

  const wrong = await call('POST', `/contacts/${person.contactId}/anonymise`, { confirmation: 'Maria' });
  expect([wrong.status, wrong.body.errors?.[0]]).toMatchObject([
    400,
    { field: 'confirmation', code: 'contact.name-not-repeated' },
  ]);
  const asked = await call('POST', `/contacts/${person.contactId}/anonymise`, { confirmation: person.name });
  expect(asked.status).toBe(202);
  expect((await call('GET', `/contacts/${person.contactId}`)).body).toMatchObject({
    name: 'Anonimizado',
    phone: null,
    email: null,
    externalId: null,
    active: false,
  });
  await done(person.contactId, asked.body.id);

  for (const mark of person.marks) expect([mark, await placesOf(mark)]).toEqual([mark, []]);
  expect(await db.sql('SELECT 1 FROM stored_file WHERE id = $1', [person.fileId])).toEqual([]);
  await expect(api.app.get(StoredFiles).open(person.fileId)).rejects.toThrow();
  expect(
    await db.sql(
      'SELECT direction, type FROM message WHERE conversation_id IN (SELECT id FROM conversation WHERE contact_id = $1)',
      [person.contactId],
    ),
  ).toHaveLength(3);
  if (person.ticketId) expect(await db.sql('SELECT 1 FROM ticket WHERE id = $1', [person.ticketId])).toHaveLength(1);
  expect(
    await db.sql(`SELECT purpose, text_version FROM contact_consent WHERE contact_id = $1`, [person.contactId]),
  ).toEqual([{ purpose: 'marketing', text_version: 'v3' }]);
  // Nobody else lost anything.
  for (const mark of other.marks.filter((text) => !text.includes('recado') || other.ticketId))
    expect([mark, (await placesOf(mark)).length > 0]).toEqual([mark, true]);
  const again = await call('POST', `/contacts/${person.contactId}/anonymise`, { confirmation: 'Anonimizado' });
  expect(again.body.code).toBe('contact.already-anonymised');
  expect(
    await db.sql(
      `SELECT action, subject_name FROM audit_entry WHERE subject_id = $1 AND action LIKE '%anonymise%' ORDER BY seq`,
      [person.contactId],
    ),
  ).toEqual([
    { action: 'contacts.anonymise', subject_name: null },
    { action: 'contacts.anonymised', subject_name: null },
  ]);
});

it('IAM-17: who is being served is not forgotten in the middle of it', async () => {
  const person = await plant();
  const [intake] = await db.sql(`SELECT 1 FROM intake WHERE contact_id = $1 AND state = 'pending'`, [person.contactId]);
  expect(intake ?? person.ticketId).toBeTruthy();
  const { body } = await call('GET', `/contacts/${person.contactId}/anonymisation-preview`);
  expect(body).toMatchObject({
    objection: 'ticket.person-is-being-served',
    objectionText: expect.stringContaining('andamento'),
  });
  const refused = await call('POST', `/contacts/${person.contactId}/anonymise`, { confirmation: person.name });
  expect(refused).toMatchObject({ status: 409, body: { code: 'ticket.person-is-being-served' } });
  expect((await call('GET', `/contacts/${person.contactId}`)).body.name).toBe(person.name);
});

it('IAM-17: all that is known of a person is exported, by a link that is only for who asked', async () => {
  const person = await plant();
  const asked = await call('POST', `/contacts/${person.contactId}/personal-data-export`);
  expect(asked.status).toBe(202);
  await done(person.contactId, asked.body.id);
  const request = await requestOf(person.contactId, asked.body.id);
  const answer = await api.app.inject({ url: String(request?.url) });
  expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([
    200,
    expect.stringMatching(/^attachment/),
  ]);
  const document = JSON.parse(answer.body) as Record<string, Record<string, unknown>[]>;
  expect(Object.keys(document)).toEqual([
    'request',
    ...personalDataSections()
      .filter(({ read }) => read)
      .map(({ name }) => name),
  ]);
  const [phone, , ...marks] = person.marks;
  for (const mark of [phone ?? '', ...marks.filter((text) => !/url|wamid|recado|arquivo/.test(text))])
    expect([mark, answer.body.includes(mark)]).toEqual([mark, true]);
  expect(document['channels.messages']).toHaveLength(3);
  const other = await api.signedIn({ isRoot: false, profile: 'agent' });
  expect((await api.call('POST', `/contacts/${person.contactId}/personal-data-export`, { token: other })).status).toBe(
    403,
  );
  expect((await api.app.inject({ url: `${String(request?.url).slice(0, -3)}AAA` })).statusCode).toBe(404);
  await db.sql(`UPDATE personal_data_request SET expires_at = now() - interval '1 hour' WHERE id = $1`, [
    asked.body.id,
  ]);
  expect((await api.app.inject({ url: String(request?.url) })).statusCode).toBe(404);
  expect(
    await db.sql(`SELECT action FROM audit_entry WHERE subject_id = $1 AND action LIKE '%personal-data' ORDER BY seq`, [
      person.contactId,
    ]),
  ).toEqual([{ action: 'contacts.export-personal-data' }, { action: 'contacts.download-personal-data' }]);
});

it('IAM-17: a customer is forgotten with all contacts that write for him', async () => {
  const made = await call('POST', '/customers', {
    name: 'Zelda zzclientezz',
    taxId: '529.982.247-25',
    notes: 'zznotaszz',
  });
  const customerId = String(made.body.id);
  const [one, two] = [await plant({ customerId }), await plant({ customerId })];
  for (const { contactId } of [one, two]) {
    await closeTickets(contactId);
    await db.sql(`UPDATE intake SET state = 'discarded' WHERE contact_id = $1`, [contactId]);
  }
  const asked = await call('POST', `/customers/${customerId}/anonymise`, { confirmation: 'Zelda zzclientezz' });
  expect(asked.status).toBe(202);
  await eventually(
    async () =>
      expect((await call('GET', `/customers/${customerId}/personal-data-requests`)).body).toMatchObject([
        { state: 'done' },
      ]),
    { within: 15_000 },
  );
  for (const mark of ['zzclientezz', 'zznotaszz', '52998224725', ...one.marks, ...two.marks])
    expect([mark, await placesOf(mark)]).toEqual([mark, []]);
});

it('IAM-17: consent is kept with the version of its text and its time, withdrawn and never deleted', async () => {
  const { id } = await uow().run((tx) => makeContact(tx, { name: 'Caio' }));
  const consent = {
    purpose: 'Pesquisas',
    textVersion: '2026-03',
    channel: 'WhatsApp',
    givenAt: '2026-03-01T12:00:00Z',
  };
  const given = await call('POST', `/contacts/${id}/consents`, consent);
  expect(given).toMatchObject({
    status: 201,
    body: { ...consent, givenAt: '2026-03-01T12:00:00.000Z', withdrawnAt: null },
  });
  const path = `/contacts/${id}/consents/${String(given.body.id)}/withdraw`;
  expect((await call('POST', path)).body).toMatchObject({ withdrawnAt: expect.any(String) });
  expect((await call('POST', path)).body.code).toBe('contact.consent-withdrawn');
  expect((await call('GET', `/contacts/${id}/consents`)).body).toHaveLength(1);
  for (const [bad, field] of [
    [{ ...consent, givenAt: '2999-01-01T00:00:00Z' }, 'givenAt'],
    [{ ...consent, givenAt: 'ontem' }, 'givenAt'],
    [{ ...consent, textVersion: ' ' }, 'textVersion'],
    [{ ...consent, purpose: undefined }, 'purpose'],
  ] as const)
    expect((await call('POST', `/contacts/${id}/consents`, bad)).body.errors?.[0]?.field).toBe(field);
  expect((await call('GET', `/contacts/${newId()}/consents`)).status).toBe(404);
});

it('IAM-17: old messages and their files go by their class, what is younger stays', async () => {
  const person = await plant();
  const [message] = await db.sql<{ id: string }>(
    `SELECT m.id FROM message m JOIN conversation c ON c.id = m.conversation_id WHERE c.contact_id = $1 ORDER BY seq LIMIT 1`,
    [person.contactId],
  );
  const old = `0180${newId().slice(4)}`;
  await db.sql('ALTER TABLE message_attachment DROP CONSTRAINT message_attachment_message_id_fkey');
  await db.sql('UPDATE message SET id = $2 WHERE id = $1', [message?.id, old]);
  await db.sql('UPDATE message_attachment SET message_id = $2, id = $3 WHERE message_id = $1', [message?.id, old, old]);
  for (const code of ['messages', 'attachments']) {
    expect((await call('POST', `/retention-policies/${code}/preview`, { days: 100 })).body).toEqual({
      count: 1,
      exact: true,
    });
    const { body } = await call('GET', `/retention-policies/${code}`);
    expect((await call('PUT', `/retention-policies/${code}`, { ...body, days: 100 })).status).toBe(200);
  }
  const { body: run } = await call('POST', '/retention-runs');
  await eventually(
    async () => expect((await call('GET', `/retention-runs/${String(run.id)}`)).body.state).toBe('done'),
    {
      within: 15_000,
    },
  );
  const [, , nome, , , , , texto, , outro] = person.marks;
  expect(await placesOf(nome ?? '')).not.toEqual([]);
  expect((await placesOf(texto ?? '')).filter((place) => place.startsWith('message'))).toEqual([]);
  expect((await placesOf(outro ?? '')).filter((place) => place === 'message.text')).toEqual(['message.text']);
  expect(await db.sql('SELECT 1 FROM stored_file WHERE id = $1', [person.fileId])).toEqual([]);
});

it('IAM-9, IAM-16: on the trail nobody reads what is masked for him, nor takes it out', async () => {
  const person = await plant();
  const profile = await call('POST', '/profiles', {
    name: `Auditor ${newId()}`,
    permissions: ['audit.list', 'audit.export', 'contacts.list', 'contacts.export-personal-data'],
    maskedFields: ['phone', 'email'],
  });
  const masked = await api.signedIn({ isRoot: false, name: 'Auditor' });
  await db.sql(`UPDATE user_account SET profile_id = $1 WHERE name = 'Auditor'`, [profile.body.id]);
  const filter = encodeURIComponent(JSON.stringify({ subjectId: person.contactId }));
  const [phone = ''] = person.marks;
  const read = async (bearer: string) =>
    JSON.stringify((await api.call('GET', `/audit-entries?filter=${filter}`, { token: bearer })).body);
  expect(await read(token)).toContain(phone);
  expect(await read(masked)).not.toContain(phone);
  expect(await read(masked)).not.toContain('@example.com');
  expect(await read(masked)).toContain(person.name);
  const file = await api.app.inject({
    url: `/api/v1/audit-entries/export?filter=${filter}`,
    headers: { authorization: `Bearer ${masked}` },
  });
  expect([file.statusCode, file.body.includes(phone)]).toEqual([403, false]);
  const refused = await api.call('POST', `/contacts/${person.contactId}/personal-data-export`, { token: masked });
  expect(refused).toMatchObject({ status: 403, body: { code: 'contact.export-is-unmasked' } });
});
