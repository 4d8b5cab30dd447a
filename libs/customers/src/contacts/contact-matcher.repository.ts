import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '@guiche/platform/database';
import type { ContactId } from './contact.entity.js';

/** A contact as far as matching needs it, with those of the asked identities that lead to it. */
export interface MatchedContact {
  readonly id: ContactId;
  readonly name: string;
  readonly phone: string | null;
  readonly byPhone: boolean;
  readonly identities: readonly string[];
}

/** A new contact with the identities it is known by. */
export interface NewContact {
  readonly id: ContactId;
  readonly name: string;
  readonly phone: string | null;
  readonly phoneKey: string | null;
  readonly at: Date;
}

/** Kind and value in one text, as the statements give them back. */
export const identityKey = (identity: { kind: string; value: string }): string => `${identity.kind} ${identity.value}`;

const findKnown = statement(
  'customers.contact-match',
  `WITH asked AS (SELECT * FROM unnest($1::text[], $2::text[]) AS a (kind, value)),
        known AS (
          SELECT i.contact_id AS id, i.kind || ' ' || i.value AS identity FROM contact_identity i JOIN asked a USING (kind, value)
          UNION ALL
          SELECT c.id, NULL FROM contact c WHERE c.phone_key = $3)
   SELECT c.id, c.name, c.phone, bool_or(k.identity IS NULL) AS "byPhone",
          array_remove(array_agg(k.identity), NULL) AS identities
     FROM known k JOIN contact c ON c.id = k.id GROUP BY c.id, c.name, c.phone`,
);

// One statement: either the contact exists with all its identities, or the caller sees which ones somebody else had.
// Sorted, so that two writers of the same identities meet in the same order and never wait for each other in a circle.
const insert = statement(
  'customers.contact-insert-matched',
  `WITH made AS (
     INSERT INTO contact (id, name, phone, phone_key, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)
     ON CONFLICT DO NOTHING RETURNING id),
   named AS (
     INSERT INTO contact_identity (kind, value, contact_id, created_at)
     SELECT a.kind, a.value, made.id, $5 FROM made, unnest($6::text[], $7::text[]) AS a (kind, value) ORDER BY a.kind, a.value
     ON CONFLICT DO NOTHING RETURNING kind)
   SELECT (SELECT count(*)::int FROM made) AS made, (SELECT count(*)::int FROM named) AS named`,
);
const removeUnused = statement(
  'customers.contact-remove-unused',
  `WITH gone AS (DELETE FROM contact_identity WHERE contact_id = $1) DELETE FROM contact WHERE id = $1`,
);
const addIdentities = statement(
  'customers.contact-add-identities',
  `INSERT INTO contact_identity (kind, value, contact_id, created_at)
   SELECT a.kind, a.value, $1, $2 FROM unnest($3::text[], $4::text[]) AS a (kind, value) ORDER BY a.kind, a.value
   ON CONFLICT (kind, value) DO UPDATE SET contact_id = EXCLUDED.contact_id
   WHERE contact_identity.contact_id <> EXCLUDED.contact_id`,
);
const fillPhone = statement(
  'customers.contact-fill-phone',
  `UPDATE contact SET phone = $2, phone_key = $3, version = version + 1, updated_at = $4
    WHERE id = $1 AND phone_key IS NULL AND NOT EXISTS (SELECT 1 FROM contact WHERE phone_key = $3)`,
);
const replacePhone = statement(
  'customers.contact-replace-phone',
  `UPDATE contact SET phone = $2, phone_key = $3, version = version + 1, updated_at = $4
    WHERE id = $1 AND phone_key IS DISTINCT FROM $3 AND NOT EXISTS (SELECT 1 FROM contact WHERE phone_key = $3)`,
);
const giveName = statement(
  'customers.contact-give-name',
  `UPDATE contact SET name = $2, version = version + 1, updated_at = $3 WHERE id = $1 AND name = $4`,
);

interface AskedIdentity {
  readonly kind: string;
  readonly value: string;
}

/** The statements by which senders become contacts; each is safe against any number of others at the same time. */
@Injectable()
export class ContactMatcherRepository {
  findKnown(tx: Tx, identities: readonly AskedIdentity[], phoneKey: string | null): Promise<MatchedContact[]> {
    const { kinds, values } = columnsOf(identities);
    return tx.rows<MatchedContact>(findKnown, [kinds, values, phoneKey]);
  }

  /** False when phone or an identity belongs to somebody already: then nothing was left behind. */
  async insert(tx: Tx, contact: NewContact, identities: readonly AskedIdentity[]): Promise<boolean> {
    const { kinds, values } = columnsOf(identities);
    const { id, name, phone, phoneKey, at } = contact;
    const counts = await tx.row<{ made: number; named: number }>(insert, [
      id,
      name,
      phone,
      phoneKey,
      at,
      kinds,
      values,
    ]);
    if (counts === null || counts.made === 0) return false;
    if (counts.named === identities.length) return true;
    await tx.rows(removeUnused, [id]);
    return false;
  }

  /** An identity that led to another contact leads to this one from now on. */
  async addIdentities(tx: Tx, contactId: ContactId, identities: readonly AskedIdentity[], at: Date): Promise<void> {
    const { kinds, values } = columnsOf(identities);
    await tx.rows(addIdentities, [contactId, at, kinds, values]);
  }

  async fillPhone(tx: Tx, contactId: ContactId, phone: string, phoneKey: string, at: Date): Promise<void> {
    await tx.rows(fillPhone, [contactId, phone, phoneKey, at]);
  }

  async replacePhone(tx: Tx, contactId: ContactId, phone: string, phoneKey: string, at: Date): Promise<void> {
    await tx.rows(replacePhone, [contactId, phone, phoneKey, at]);
  }

  /** Only while the name is still the stand-in. */
  async giveName(tx: Tx, contactId: ContactId, name: string, standIn: string, at: Date): Promise<void> {
    await tx.rows(giveName, [contactId, name, at, standIn]);
  }
}

const columnsOf = (identities: readonly AskedIdentity[]): { kinds: string[]; values: string[] } => ({
  kinds: identities.map(({ kind }) => kind),
  values: identities.map(({ value }) => value),
});
