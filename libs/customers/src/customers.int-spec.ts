import { Module } from '@nestjs/common';
import { newId } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { SecretsModule } from '@guiche/platform/secrets';
import { useDatabase } from '../../../test/support/database.js';
import { startHttp, type HttpClient } from '../../identity/src/testing/http-client.js';
import { modulesWithIdentity } from '../../identity/src/testing/identity-app.js';
import { customersEntities } from './customers.entities.js';
import { CustomersModule } from './customers.module.js';
import { makeContact } from './testing/make-contact.js';
import { makeCustomer } from './testing/make-customer.js';

@Module({ imports: [...modulesWithIdentity(customersEntities), SecretsModule, CustomersModule] })
class SpecModule {}

// Before the database, which is dropped after.
afterAll(() => api.close());
const db = useDatabase();
let api: HttpClient;
let token: string;
beforeAll(async () => {
  api = await startHttp(SpecModule);
  token = await api.signedIn();
}, 60_000);

const call = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => api.call(method, path, { token, body });
const found = async (resource: string, q: string) =>
  (
    (await call('GET', `/${resource}?filter=${encodeURIComponent(JSON.stringify({ q }))}`)).body as unknown as {
      id: string;
    }[]
  ).map(({ id }) => id);

it('CUS-3: a contact is kept with its phone in E.164, however it was written', async () => {
  const created = await call('POST', '/contacts', {
    name: ' Ana Souza ',
    phone: '(41) 98888-0001',
    email: 'Ana@Example.com',
  });
  expect(created).toMatchObject({
    status: 201,
    body: { name: 'Ana Souza', phone: '+5541988880001', email: 'Ana@Example.com', version: 1 },
  });
  const id = String(created.body.id);
  const updated = await call('PUT', `/contacts/${id}`, { ...created.body, phone: '', name: 'Ana Maria' });
  expect(updated.body).toMatchObject({ name: 'Ana Maria', phone: null, email: 'Ana@Example.com', version: 2 });
  expect((await call('PUT', `/contacts/${id}`, { ...created.body })).status).toBe(412);
  expect(await db.sql('SELECT action, after FROM audit_entry WHERE subject_id = $1 ORDER BY seq', [id])).toMatchObject([
    { action: 'contacts.create' },
    { action: 'contacts.update', after: { name: expect.stringMatching(/^personal:/), phone: null } },
  ]);
});

it.each([
  ['phone', 'contact.phone-taken', { phone: '+5541988880002' }, { phone: '+55 41 8888-0002' }],
  ['e-mail address', 'contact.email-taken', { email: 'beto@example.com' }, { email: 'BETO@example.com' }],
  ['external id', 'contact.external-id-taken', { externalId: 'ERP-1' }, { externalId: 'ERP-1' }],
])('CUS-3: one %s is one contact', async (_what, code, first, second) => {
  expect((await call('POST', '/contacts', { name: 'Um', ...first })).status).toBe(201);
  expect(await call('POST', '/contacts', { name: 'Outro', ...second })).toMatchObject({ status: 409, body: { code } });
});

it.each([
  [{ name: '  ' }, 'name'],
  [{ name: 'X', phone: 'ramal 3' }, 'phone'],
  [{ name: 'X', email: 'nobody' }, 'email'],
  [{ name: 'X', customerId: '0199c0de-0000-7000-8000-000000000001' }, 'customerId'],
  [{ name: 'X', surprise: true }, 'surprise'],
])('CUS-3: %j is refused because of its %s', async (body, field) => {
  const answer = await call('POST', '/contacts', body);
  expect([answer.status, answer.body.errors?.map((error) => error.field)]).toEqual([400, [field]]);
});

it('CUS-2: a customer is known by CPF or CNPJ, also the alphanumeric one, checked and without punctuation', async () => {
  const cpf = await call('POST', '/customers', { name: 'Carla', taxId: '529.982.247-25' });
  expect(cpf).toMatchObject({ status: 201, body: { taxId: '52998224725', taxIdKind: 'cpf' } });
  const cnpj = await call('POST', '/customers', { name: 'ACME', taxId: '12.abc.345/01de-35', notes: 'VIP' });
  expect(cnpj.body).toMatchObject({ taxId: '12ABC34501DE35', taxIdKind: 'cnpj' });
  expect((await call('POST', '/customers', { name: 'X', taxId: '529.982.247-26' })).body.errors?.[0]?.code).toBe(
    'customer.not-a-tax-id',
  );
  expect(await call('POST', '/customers', { name: 'X', taxId: '52998224725' })).toMatchObject({
    status: 409,
    body: { code: 'customer.tax-id-taken' },
  });
  const changed = await call('PUT', `/customers/${String(cnpj.body.id)}`, { ...cnpj.body, taxId: null });
  expect(changed.body).toMatchObject({ taxId: null, taxIdKind: null, notes: 'VIP', version: 2 });
});

it('API-2: one box finds contacts by name, phone and e-mail, customers by name and tax number', async () => {
  const uow = api.app.get(UnitOfWork);
  const joao = await uow.run((tx) =>
    makeContact(tx, { name: 'João Conceição', phone: '+5541977770099', email: 'joao.c@empresa.com.br' }),
  );
  for (const q of ['joao conc', 'CONCEIÇÃO', '97777-0099', '(41) 7777-0099', '0099', 'joao.c@', 'EMPRESA.com']) {
    expect([q, await found('contacts', q)]).toEqual([q, [joao.id]]);
  }
  expect(await found('contacts', '100%')).toEqual([]);
  const acme = await uow.run((tx) =>
    makeCustomer(tx, { name: 'Água & Pão Ltda', taxId: '11222333000181', taxIdKind: 'cnpj' }),
  );
  for (const q of ['agua & pao', '11.222.333', '0001-81'])
    expect([q, await found('customers', q)]).toEqual([q, [acme.id]]);
});

it('API-2: the search box uses its indexes', async () => {
  await db.sql(
    `INSERT INTO contact (id, name, phone, phone_key, email, created_at, updated_at)
     SELECT gen_random_uuid(), 'Pessoa ' || n, '+1415' || (5000000 + n), '1415' || (5000000 + n), 'p' || n || '@x.test', now(), now()
       FROM generate_series(1, 20000) n`,
  );
  await db.sql('ANALYZE contact');
  const plan = await db.sql<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT * FROM contact WHERE (searchable(contact.name) LIKE searchable('%conceicao%') OR contact.phone LIKE '%97770099%'
       OR contact.phone_key = '554177770099' OR contact.email::text ILIKE '%conceicao%')`,
  );
  const text = plan.map((line) => line['QUERY PLAN']).join('\n');
  for (const index of ['contact_by_name', 'contact_by_phone', 'contact_by_email', 'contact_phone_key_key'])
    expect(text).toContain(index);
  expect(text).not.toContain('Seq Scan');
});

it('IAM-10: without the permission nothing of it', async () => {
  const nobody = await api.signedIn({ isRoot: false, profile: 'assistant' });
  expect((await api.call('POST', '/customers', { token: nobody, body: { name: newId() } })).status).toBe(403);
  expect((await api.call('GET', '/contacts')).status).toBe(401);
});
