import { Injectable } from '@nestjs/common';
import { statement, type ReadTx } from '@guiche/platform/database';

const contactNames = statement(
  'tickets.contact-names',
  `SELECT v.id, c.name FROM conversation v JOIN contact c ON c.id = v.contact_id WHERE v.id = ANY ($1::uuid[])`,
);

/** Who is at the other end of conversations. */
@Injectable()
export class MessageAuthors {
  /** The contacts' names by conversation. */
  async contactNames(tx: ReadTx, conversationIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (conversationIds.length === 0) return new Map();
    const rows = await tx.rows<{ id: string; name: string }>(contactNames, [conversationIds]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
