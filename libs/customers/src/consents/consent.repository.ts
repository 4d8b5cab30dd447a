import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';

/** One consent of a person, as it is stored. */
export interface ConsentRow {
  readonly id: string;
  readonly contactId: string;
  readonly purpose: string;
  readonly textVersion: string;
  readonly channel: string;
  readonly note: string;
  readonly givenAt: Date;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnBy: string | null;
}

const columns = `id, contact_id AS "contactId", purpose, text_version AS "textVersion", channel, note, given_at AS "givenAt",
  recorded_by AS "recordedBy", recorded_at AS "recordedAt", withdrawn_at AS "withdrawnAt", withdrawn_by AS "withdrawnBy"`;
const ofContact = statement(
  'customers.consents-of-contact',
  `SELECT ${columns} FROM contact_consent WHERE contact_id = $1 ORDER BY given_at DESC, id DESC LIMIT 500`,
);
const insert = statement(
  'customers.consent-insert',
  `INSERT INTO contact_consent (id, contact_id, purpose, text_version, channel, note, given_at, recorded_by, recorded_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${columns}`,
);
const find = statement(
  'customers.consent-find',
  `SELECT ${columns} FROM contact_consent WHERE contact_id = $1 AND id = $2 FOR NO KEY UPDATE`,
);
const withdraw = statement(
  'customers.consent-withdraw',
  `UPDATE contact_consent SET withdrawn_at = $2, withdrawn_by = $3 WHERE id = $1 AND withdrawn_at IS NULL RETURNING ${columns}`,
);

/** The table `contact_consent`: appended to and withdrawn, never changed otherwise. */
@Injectable()
export class ConsentRepository {
  ofContact(tx: ReadTx, contactId: string): Promise<ConsentRow[]> {
    return tx.rows<ConsentRow>(ofContact, [contactId]);
  }

  async insert(tx: Tx, row: Omit<ConsentRow, 'withdrawnAt' | 'withdrawnBy'>): Promise<ConsentRow> {
    const { id, contactId, purpose, textVersion, channel, note, givenAt, recordedBy, recordedAt } = row;
    const values = [id, contactId, purpose, textVersion, channel, note, givenAt, recordedBy, recordedAt];
    const made = await tx.row<ConsentRow>(insert, values);
    if (made === null) throw new Error('The consent was not written');
    return made;
  }

  lock(tx: Tx, contactId: string, id: string): Promise<ConsentRow | null> {
    return tx.row<ConsentRow>(find, [contactId, id]);
  }

  withdraw(tx: Tx, id: string, at: Date, by: string): Promise<ConsentRow | null> {
    return tx.row<ConsentRow>(withdraw, [id, at, by]);
  }
}
