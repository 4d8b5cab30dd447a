import { statement, type ReadTx } from '@guiche/platform/database';
import { declareNotPersonal, definePersonalData, type Person } from '@guiche/platform/personal-data';
import { PersonalDataRequestRepository } from './personal-data-request.repository.js';

/** What a forgotten person is called. */
export const anonymousName = 'Anonimizado';

const requests = new PersonalDataRequestRepository();

const counted = (name: string, text: string) => {
  const count = statement(name, text);
  return async (tx: ReadTx, values: unknown[]): Promise<number> => (await tx.row<{ n: number }>(count, values))?.n ?? 0;
};
const page = <R extends { id: string }>(rows: readonly R[], limit: number) => ({
  rows,
  next: rows.length < limit ? null : (rows.at(-1)?.id ?? null),
});
const noId = '00000000-0000-0000-0000-000000000000';

const countIdentities = counted(
  'customers.personal-count-identities',
  `SELECT count(*)::int AS n FROM contact_identity WHERE contact_id = ANY ($1::uuid[])`,
);
const readIdentities = statement(
  'customers.personal-read-identities',
  `SELECT contact_id AS "contactId", kind, value, created_at AS "createdAt" FROM contact_identity
   WHERE contact_id = ANY ($1::uuid[]) ORDER BY contact_id, kind, value`,
);
const eraseIdentities = statement(
  'customers.personal-erase-identities',
  `DELETE FROM contact_identity WHERE contact_id = ANY ($1::uuid[]) RETURNING 1`,
);

definePersonalData({
  name: 'customers.identities',
  label: { 'pt-BR': 'Identificadores nos canais', en: 'Identities on channels' },
  columns: { contact_identity: ['kind', 'value'] },
  retention: null,
  atOnce: true,
  count: (tx, { contactIds }) => countIdentities(tx, [contactIds]),
  read: async (tx, { contactIds }) => ({ rows: await tx.rows(readIdentities, [contactIds]), next: null }),
  erase: async (tx, { contactIds }) => (await tx.rows(eraseIdentities, [contactIds])).length,
});

const countContacts = counted(
  'customers.personal-count-contacts',
  `SELECT count(*)::int AS n FROM contact WHERE id = ANY ($1::uuid[]) AND anonymised_at IS NULL`,
);
const readContacts = statement(
  'customers.personal-read-contacts',
  `SELECT id, name, phone, email::text AS email, external_id AS "externalId", customer_id AS "customerId", active,
     created_at AS "createdAt", updated_at AS "updatedAt"
   FROM contact WHERE id = ANY ($1::uuid[]) AND id > $2::uuid ORDER BY id LIMIT $3`,
);
const eraseContacts = statement(
  'customers.personal-erase-contacts',
  `UPDATE contact SET name = '${anonymousName}', phone = NULL, phone_key = NULL, email = NULL, external_id = NULL, active = false,
     anonymised_at = $2, version = version + 1, updated_at = $2
   WHERE id = ANY ($1::uuid[]) AND anonymised_at IS NULL RETURNING 1`,
);

definePersonalData({
  name: 'customers.contacts',
  label: { 'pt-BR': 'Cadastro de contato', en: 'Contact record' },
  columns: { contact: ['name', 'phone', 'phone_key', 'email', 'external_id'] },
  retention: null,
  atOnce: true,
  count: (tx, { contactIds }) => countContacts(tx, [contactIds]),
  read: async (tx, { contactIds }, after, limit) =>
    page(await tx.rows<{ id: string }>(readContacts, [contactIds, after ?? noId, limit]), limit),
  erase: async (tx, { contactIds }, _limit, { requestedAt }) =>
    (await tx.rows(eraseContacts, [contactIds, requestedAt])).length,
});

const countCustomers = counted(
  'customers.personal-count-customers',
  `SELECT count(*)::int AS n FROM customer WHERE id = ANY ($1::uuid[]) AND anonymised_at IS NULL`,
);
const readCustomers = statement(
  'customers.personal-read-customers',
  `SELECT id, name, tax_id AS "taxId", notes, active, created_at AS "createdAt", updated_at AS "updatedAt"
   FROM customer WHERE id = ANY ($1::uuid[])
      OR id IN (SELECT customer_id FROM contact WHERE contact.id = ANY ($2::uuid[])) ORDER BY id`,
);
const eraseCustomers = statement(
  'customers.personal-erase-customers',
  `UPDATE customer SET name = '${anonymousName}', tax_id = NULL, tax_id_kind = NULL, notes = '', active = false,
     anonymised_at = $2, version = version + 1, updated_at = $2
   WHERE id = ANY ($1::uuid[]) AND anonymised_at IS NULL RETURNING 1`,
);

definePersonalData({
  name: 'customers.customers',
  label: { 'pt-BR': 'Cadastro de cliente', en: 'Customer record' },
  columns: { customer: ['name', 'tax_id', 'notes'] },
  retention: null,
  atOnce: true,
  count: (tx, { customerIds }) => countCustomers(tx, [customerIds]),
  read: async (tx, { customerIds, contactIds }) => ({
    rows: await tx.rows(readCustomers, [customerIds, contactIds]),
    next: null,
  }),
  erase: async (tx, { customerIds }, _limit, { requestedAt }) =>
    (await tx.rows(eraseCustomers, [customerIds, requestedAt])).length,
});

// That consent was given, to which text and when, stays: it proves that what was done until now was lawful.
const countConsents = counted(
  'customers.personal-count-consents',
  `SELECT count(*)::int AS n FROM contact_consent WHERE contact_id = ANY ($1::uuid[]) AND note <> ''`,
);
const readConsents = statement(
  'customers.personal-read-consents',
  `SELECT id, contact_id AS "contactId", purpose, text_version AS "textVersion", channel, note, given_at AS "givenAt",
     withdrawn_at AS "withdrawnAt" FROM contact_consent WHERE contact_id = ANY ($1::uuid[]) AND id > $2::uuid ORDER BY id LIMIT $3`,
);
const eraseConsents = statement(
  'customers.personal-erase-consents',
  `UPDATE contact_consent SET note = '' WHERE contact_id = ANY ($1::uuid[]) AND note <> '' RETURNING 1`,
);

definePersonalData({
  name: 'customers.consents',
  label: { 'pt-BR': 'Observações de consentimentos', en: 'Notes of consents' },
  columns: { contact_consent: ['note'] },
  retention: null,
  atOnce: true,
  count: (tx, { contactIds }) => countConsents(tx, [contactIds]),
  read: async (tx, { contactIds }, after, limit) =>
    page(await tx.rows<{ id: string }>(readConsents, [contactIds, after ?? noId, limit]), limit),
  erase: async (tx, { contactIds }) => (await tx.rows(eraseConsents, [contactIds])).length,
});

definePersonalData({
  name: 'customers.exports',
  label: { 'pt-BR': 'Arquivos de exportações anteriores', en: 'Files of earlier exports' },
  columns: { personal_data_request: ['clues'] },
  retention: null,
  count: async (tx: ReadTx, person: Person) => (await requests.filesOf(tx, person, 1_000)).length,
  async erase(tx, person, limit, { files }) {
    const found = await requests.filesOf(tx, person, limit);
    await requests.dropFiles(
      tx,
      found.map(({ id }) => id),
    );
    await files.forget(
      tx,
      found.map(({ fileId }) => fileId),
    );
    return found.length;
  },
});

declareNotPersonal({
  'contact_consent.text_version': 'the version of a text of ours',
  'personal_data_request.error': 'the name of an error',
});
