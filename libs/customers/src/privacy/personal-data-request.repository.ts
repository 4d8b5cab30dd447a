import { Injectable } from '@nestjs/common';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import type { Person } from '@guiche/platform/personal-data';
import type { PersonSubject } from './person-finder.js';

export type RequestKind = 'export' | 'anonymisation';

/** A request about a person, as it is stored. */
export interface RequestRow {
  readonly id: string;
  readonly kind: RequestKind;
  readonly subjectType: PersonSubject['type'];
  readonly subjectId: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  readonly counts: Readonly<Record<string, number>>;
  /** The person, as he was found before anything was erased; gone once the request is done. */
  readonly clues: Person | null;
  readonly fileId: string | null;
  readonly expiresAt: Date | null;
  readonly error: string | null;
}

const columns = `id, kind, subject_type AS "subjectType", subject_id AS "subjectId", state, requested_by AS "requestedBy",
  requested_at AS "requestedAt", finished_at AS "finishedAt", counts, clues, file_id AS "fileId", expires_at AS "expiresAt", error`;
const insert = statement(
  'customers.request-insert',
  `INSERT INTO personal_data_request (id, kind, subject_type, subject_id, state, requested_by, requested_at, counts, clues)
   VALUES ($1, $2, $3, $4, 'waiting', $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING ${columns}`,
);
const find = statement('customers.request-find', `SELECT ${columns} FROM personal_data_request WHERE id = $1`);
const ofSubject = statement(
  'customers.request-of-subject',
  `SELECT ${columns} FROM personal_data_request WHERE subject_type = $1 AND subject_id = $2 ORDER BY requested_at DESC LIMIT 20`,
);
const advance = statement(
  'customers.request-advance',
  `UPDATE personal_data_request SET state = 'running',
     counts = jsonb_set(counts, ARRAY[$2], to_jsonb(coalesce((counts ->> $2)::int, 0) + $3::int))
   WHERE id = $1 AND state IN ('waiting', 'running')`,
);
const end = statement(
  'customers.request-end',
  `UPDATE personal_data_request SET state = $2, finished_at = $3, clues = NULL, counts = coalesce($4, counts), file_id = $5,
     expires_at = $6, error = $7
   WHERE id = $1 AND state IN ('waiting', 'running') RETURNING ${columns}`,
);
const expired = statement(
  'customers.request-expired',
  `SELECT id, file_id AS "fileId" FROM personal_data_request WHERE file_id IS NOT NULL AND expires_at < $1
   ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
);
const filesOf = statement(
  'customers.request-files-of',
  `SELECT id, file_id AS "fileId" FROM personal_data_request WHERE file_id IS NOT NULL
     AND (subject_type = 'contact' AND subject_id = ANY ($1::uuid[]) OR subject_type = 'customer' AND subject_id = ANY ($2::uuid[]))
   LIMIT $3`,
);
const dropFile = statement(
  'customers.request-drop-file',
  `UPDATE personal_data_request SET file_id = NULL WHERE id = ANY ($1::uuid[])`,
);

/** The table `personal_data_request`. */
@Injectable()
export class PersonalDataRequestRepository {
  /** Null when one of this kind about this person waits or runs already. */
  insert(
    tx: Tx,
    row: Pick<RequestRow, 'id' | 'kind' | 'requestedBy' | 'requestedAt' | 'counts'> & {
      subject: PersonSubject;
      person: Person;
    },
  ): Promise<RequestRow | null> {
    const { id, kind, subject, requestedBy, requestedAt, counts, person } = row;
    const values = [id, kind, subject.type, subject.id, requestedBy, requestedAt, counts, JSON.stringify(person)];
    return tx.row<RequestRow>(insert, values);
  }

  find(tx: ReadTx, id: string): Promise<RequestRow | null> {
    return tx.row<RequestRow>(find, [id]);
  }

  ofSubject(tx: ReadTx, { type, id }: PersonSubject): Promise<RequestRow[]> {
    return tx.rows<RequestRow>(ofSubject, [type, id]);
  }

  async advance(tx: Tx, id: string, section: string, count: number): Promise<void> {
    await tx.rows(advance, [id, section, count]);
  }

  end(
    tx: Tx,
    id: string,
    how: Pick<RequestRow, 'fileId' | 'expiresAt' | 'error'> & {
      state: 'done' | 'failed';
      at: Date;
      counts?: Readonly<Record<string, number>>;
    },
  ): Promise<RequestRow | null> {
    const { state, at, counts = null, fileId, expiresAt, error } = how;
    return tx.row<RequestRow>(end, [id, state, at, counts, fileId, expiresAt, error]);
  }

  expired(tx: Tx, before: Date, limit: number): Promise<{ id: string; fileId: string }[]> {
    return tx.rows(expired, [before, limit]);
  }

  filesOf(tx: ReadTx, person: Person, limit: number): Promise<{ id: string; fileId: string }[]> {
    return tx.rows(filesOf, [person.contactIds, person.customerIds, limit]);
  }

  async dropFiles(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.rows(dropFile, [ids]);
  }
}
