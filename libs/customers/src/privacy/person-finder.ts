import { Injectable } from '@nestjs/common';
import { NotFound } from '@guiche/kernel';
import { statement, type ReadTx } from '@guiche/platform/database';
import type { Person } from '@guiche/platform/personal-data';

/** Whose data is asked for. */
export interface PersonSubject {
  readonly type: 'contact' | 'customer';
  readonly id: string;
}

/** A person with what he is called by on screens. */
export interface FoundPerson extends Person {
  readonly name: string;
  readonly anonymisedAt: Date | null;
}

interface SubjectRow {
  readonly name: string;
  readonly anonymisedAt: Date | null;
  readonly contactIds: string[];
}

const contact = statement(
  'customers.person-contact',
  `SELECT name, anonymised_at AS "anonymisedAt", ARRAY[id]::text[] AS "contactIds" FROM contact WHERE id = $1`,
);
const customer = statement(
  'customers.person-customer',
  `SELECT name, anonymised_at AS "anonymisedAt",
     ARRAY(SELECT c.id::text FROM contact c WHERE c.customer_id = customer.id ORDER BY c.id) AS "contactIds"
   FROM customer WHERE id = $1`,
);
const clues = statement(
  'customers.person-clues',
  `SELECT phone AS clue FROM contact WHERE id = ANY ($1::uuid[]) UNION SELECT phone_key FROM contact WHERE id = ANY ($1::uuid[])
   UNION SELECT email::text FROM contact WHERE id = ANY ($1::uuid[]) UNION SELECT external_id FROM contact WHERE id = ANY ($1::uuid[])
   UNION SELECT value FROM contact_identity WHERE contact_id = ANY ($1::uuid[])
   UNION SELECT tax_id FROM customer WHERE id = ANY ($2::uuid[])`,
);

/** Shorter ones would be found in what belongs to others. */
const shortest = 6;

/** Finds all that leads to a person. */
@Injectable()
export class PersonFinder {
  async find(tx: ReadTx, { type, id }: PersonSubject): Promise<FoundPerson> {
    const row = await tx.row<SubjectRow>(type === 'contact' ? contact : customer, [id]);
    if (row === null) throw new NotFound('platform.not-found');
    const customerIds = type === 'customer' ? [id] : [];
    const found = await tx.rows<{ clue: string | null }>(clues, [row.contactIds, customerIds]);
    const plain = found.flatMap(({ clue }) => (clue === null ? [] : [clue.replace(/^\+/, '')]));
    return { ...row, customerIds, clues: [...new Set(plain)].filter((clue) => clue.length >= shortest) };
  }
}
