import { Injectable } from '@nestjs/common';
import { isMasked, type AccessScope } from '@guiche/identity';
import { statement, type ReadTx, type Tx } from '@guiche/platform/database';
import { listPage, type ListRequest, type Page } from '@guiche/platform/http';
import { messagePreview } from '@guiche/channels';
import { intakeList, intakeListWithoutPhones } from './intake.list.js';
import type { IntakeState } from './intake.entity.js';

/** An intake as it is shown. */
export interface IntakeRow {
  readonly id: string;
  readonly inbox: { id: string; name: string };
  readonly contact: { id: string; name: string; phone: string | null; customerId: string | null };
  readonly state: IntakeState;
  readonly ticketId: string | null;
  readonly reason: { id: string; name: string } | null;
  readonly decidedBy: { id: string; name: string } | null;
  readonly decidedAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly preview: string | null;
}

/** An intake that is to be decided on. */
export interface IntakeRecord {
  readonly id: string;
  readonly inboxId: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly firstSeq: number;
  readonly state: IntakeState;
  readonly ticketId: string | null;
}

const named = (table: string, column: string): string =>
  `(SELECT json_build_object('id', n.id, 'name', n.name) FROM ${table} n WHERE n.id = ${column})`;
const shown = `k.id, ${named('inbox', 'k.inbox_id')} AS inbox,
  json_build_object('id', c.id, 'name', c.name, 'phone', c.phone, 'customerId', c.customer_id) AS contact, k.state,
  k.ticket_id AS "ticketId", ${named('reason', 'k.reason_id')} AS reason, ${named('user_account', 'k.decided_by')} AS "decidedBy",
  k.decided_at AS "decidedAt", k.version, k.created_at AS "createdAt",
  (SELECT json_build_object('type', m.type, 'text', m.text) FROM message m
    WHERE m.conversation_id = k.conversation_id AND m.direction = 'in' AND m.seq >= k.first_seq ORDER BY m.seq DESC LIMIT 1) AS last`;
const from = 'intake k JOIN contact c ON c.id = k.contact_id';

const record = `id, inbox_id AS "inboxId", conversation_id AS "conversationId", contact_id AS "contactId", first_seq AS "firstSeq", state,
  ticket_id AS "ticketId"`;
const find = statement('tickets.intake-find', `SELECT ${record} FROM intake WHERE id = $1`);
const findShown = statement('tickets.intake-shown', `SELECT ${shown} FROM ${from} WHERE k.id = $1`);
const lock = statement('tickets.intake-lock', `SELECT ${record} FROM intake WHERE id = $1 FOR NO KEY UPDATE`);
const discard = statement(
  'tickets.intake-discard',
  `UPDATE intake SET state = 'discarded', reason_id = $2, decided_by = $3, decided_at = $4, version = version + 1 WHERE id = $1`,
);
const lastPreview = statement(
  'tickets.intake-last-message',
  `SELECT type, text FROM message WHERE conversation_id = $1 AND direction = 'in' AND seq >= $2 ORDER BY seq DESC LIMIT 1`,
);

type ShownRow = Omit<IntakeRow, 'preview'> & { last: { type: string; text: string | null } | null };

/** Contacts that are not tickets yet, within the inboxes that somebody reaches. */
@Injectable()
export class IntakeRepository {
  async list(tx: ReadTx, scope: AccessScope, request: ListRequest): Promise<Page<IntakeRow>> {
    const inboxIds = inboxesOf(scope);
    const source =
      inboxIds === null
        ? { from, select: shown }
        : { from, select: shown, where: 'k.inbox_id = ANY ($1::uuid[])', params: [inboxIds] };
    return (
      await listPage<ShownRow>(tx, isMasked(scope, 'phone') ? intakeListWithoutPhones : intakeList, request, source)
    ).map(toRow);
  }

  /** Null also when its inbox is out of reach. */
  async find(tx: ReadTx, scope: AccessScope, id: string): Promise<IntakeRecord | null> {
    return within(scope, await tx.row<IntakeRecord>(find, [id]));
  }

  async lock(tx: Tx, scope: AccessScope, id: string): Promise<IntakeRecord | null> {
    return within(scope, await tx.row<IntakeRecord>(lock, [id]));
  }

  async shown(tx: ReadTx, id: string): Promise<IntakeRow | null> {
    const row = await tx.row<ShownRow>(findShown, [id]);
    return row && toRow(row);
  }

  async discard(tx: Tx, id: string, reasonId: string, by: string, at: Date): Promise<void> {
    await tx.rows(discard, [id, reasonId, by, at]);
  }

  async lastPreview(tx: ReadTx, intake: IntakeRecord): Promise<string | null> {
    const row = await tx.row<{ type: string; text: string | null }>(lastPreview, [
      intake.conversationId,
      intake.firstSeq,
    ]);
    return row && messagePreview(row.type, row.text);
  }
}

// An intake is nobody's yet: who reaches the inbox reaches it.
const inboxesOf = (scope: AccessScope): readonly string[] | null =>
  scope.kind === 'system' || scope.inboxIds === 'all' ? null : scope.inboxIds;

function within<Found extends { readonly inboxId: string }>(scope: AccessScope, found: Found | null): Found | null {
  const inboxIds = inboxesOf(scope);
  return found && (inboxIds === null || inboxIds.includes(found.inboxId)) ? found : null;
}

const toRow = ({ last, ...row }: ShownRow): IntakeRow => ({
  ...row,
  preview: last && messagePreview(last.type, last.text),
});
