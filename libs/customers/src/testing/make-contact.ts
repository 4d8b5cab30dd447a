import { newId, parsePhone, SystemClock } from '@guiche/kernel';
import { unnamed, type Tx } from '@guiche/platform/database';
import { ContactRepository, type ContactRecord } from '../contacts/contact.repository.js';

/** What a test may say about a contact; the phone as people write it. */
export type ContactValues = Partial<Omit<ContactRecord, 'phoneKey'>> & {
  readonly identities?: readonly { readonly kind: string; readonly value: string }[];
};

/** Writes a contact, by default with a name and nothing to be reached at. */
export async function makeContact(tx: Tx, values: ContactValues = {}): Promise<ContactRecord> {
  const { identities = [], phone, ...columns } = values;
  const parsed = phone == null ? null : parsePhone(phone);
  if (phone != null && parsed === null) throw new Error(`${phone} is no phone number`);
  const id = columns.id ?? newId();
  const now = new SystemClock().now();
  const contact: ContactRecord = {
    id,
    customerId: null,
    name: `Contact ${id.slice(-8)}`,
    email: null,
    externalId: null,
    active: true,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...columns,
    phone: parsed?.e164 ?? null,
    phoneKey: parsed?.key ?? null,
  };
  await new ContactRepository().insert(tx, contact);
  for (const { kind, value } of identities) {
    await tx.rows(
      unnamed(`INSERT INTO contact_identity (kind, value, contact_id, created_at) VALUES ($1, $2, $3, $4)`),
      [kind, value, id, now],
    );
  }
  return contact;
}
