import { newId } from '@guiche/kernel';
import { unnamed, type ReadTx } from '@guiche/platform/database';
import type { TicketStatus } from '../tickets/ticket-transitions.js';

/** Whatever runs SQL: a transaction, or a connection of a test's own. */
export type Rows = Pick<ReadTx, 'rows'>;

/** What a made ticket is to look like; whatever is left out is made too. */
export interface GivenTicket {
  inboxId?: string;
  contactId?: string;
  conversationId?: string;
  queueId?: string | null;
  queuedAt?: Date;
  assigneeId?: string | null;
  status?: TicketStatus;
  priority?: 1 | 2 | 3 | 4;
  sectorId?: string;
  occurrenceTypeId?: string;
  occurrenceId?: string;
  protocol?: string;
  lastActivityAt?: Date;
  unread?: number;
}

/** A ticket as the factories answer it. */
export interface MadeTicket {
  readonly id: string;
  readonly protocol: string;
  readonly inboxId: string;
  readonly contactId: string;
  readonly conversationId: string;
}

let made = 0;

/** A row of an inbox nobody talks through. */
export async function makeTicketInbox(tx: Rows, memberIds: readonly string[] = []): Promise<string> {
  const id = newId();
  await tx.rows(
    unnamed(`INSERT INTO inbox (id, name, channel, provider, settings, verify_token, created_at, updated_at)
     VALUES ($1, $2, 'whatsapp', 'whatsapp-cloud', '{}', 'test', now(), now())`),
    [id, `Inbox ${id}`],
  );
  await tx.rows(unnamed(`INSERT INTO inbox_member (inbox_id, user_id) SELECT $1, unnest($2::uuid[])`), [id, memberIds]);
  return id;
}

/** One ticket with its conversation, straight in the tables: without events, time line or messages. */
export async function makeTicket(tx: Rows, given: GivenTicket = {}): Promise<MadeTicket> {
  const number = ++made;
  const inboxId = given.inboxId ?? (await makeTicketInbox(tx));
  const contactId = given.contactId ?? (await makeContact(tx, number));
  const conversationId = given.conversationId ?? newId();
  if (given.conversationId === undefined) {
    await tx.rows(
      unnamed(`INSERT INTO conversation (id, inbox_id, contact_id, address, last_seq, last_inbound_seq, last_inbound_at, created_at)
       VALUES ($1, $2, $3, $4, 0, 0, now(), now())`),
      [conversationId, inboxId, contactId, `address-${number}`],
    );
  }
  const status = given.status ?? (given.assigneeId ? 'inProgress' : 'open');
  const live = ['open', 'inProgress', 'waiting'].includes(status);
  const id = newId();
  const protocol = given.protocol ?? `19990101${String(number).padStart(6, '0')}`;
  await tx.rows(
    unnamed(`INSERT INTO ticket (id, protocol, status, channel, inbox_id, conversation_id, contact_id, first_seq, last_seq,
            queue_id, queued_at, assignee_id, assigned_at, priority, sector_id, occurrence_type_id, occurrence_id,
            opened_via, unread, last_activity_at, finished_at, created_at, updated_at)
     VALUES ($1, $2, $3, 'whatsapp', $4, $5, $6, 1, $7, $8::uuid,
             CASE WHEN $8::uuid IS NULL THEN NULL ELSE coalesce($9::timestamptz, now()) END, $10, CASE WHEN $10::uuid IS NULL THEN NULL ELSE now() END,
             $11, $12, $13, $14, 'automatic', $15, coalesce($16::timestamptz, now()), CASE WHEN $17 THEN NULL ELSE now() END, now(), now())`),
    [
      id,
      protocol,
      status,
      inboxId,
      conversationId,
      contactId,
      live ? null : 0,
      given.queueId ?? null,
      given.queuedAt ?? null,
      given.assigneeId ?? null,
      given.priority ?? 2,
      given.sectorId ?? null,
      given.occurrenceTypeId ?? null,
      given.occurrenceId ?? null,
      given.unread ?? 0,
      given.lastActivityAt ?? null,
      live,
    ],
  );
  return { id, protocol, inboxId, contactId, conversationId };
}

/** What many tickets have in common. */
export interface GivenTickets {
  inboxIds: readonly string[];
  queueId?: string | null;
  /** Given out in turn; null stands for nobody. By default nobody has any of them. */
  assigneeIds?: readonly (string | null)[];
  /** How many of each hundred are live; the rest is finished. */
  livePercent?: number;
  contacts?: number;
}

/**
 * So many tickets in a few statements, for tests and benchmarks at volume: spread evenly over inboxes and owners, each
 * with a conversation of its own, one second apart, the last of them newest. Contacts are shared.
 */
export async function makeTickets(tx: Rows, count: number, given: GivenTickets): Promise<void> {
  const owners = given.assigneeIds ?? [null];
  const offset = made;
  made += count;
  const contacts = Math.max(1, Math.min(given.contacts ?? Math.ceil(count / 4), count));
  // UUIDv7 by number: 48 bits of milliseconds, one second apart, and the rest from a hash.
  const id = (n: string): string =>
    `(lpad(to_hex(1700000000000 + ${n} * 1000), 12, '0') || '7' || substr(md5(${n}::text || 'a'), 1, 3) || 'a' || substr(md5(${n}::text), 1, 15))::uuid`;
  // A contact has one conversation in an inbox: of the tickets that meet there only the newest can be live.
  await tx.rows(
    unnamed(`WITH plan AS (
       SELECT k AS n, $1::bigint + (k - $1::bigint) % $3::bigint AS contact, ($4::uuid[])[1 + k % cardinality($4::uuid[])] AS inbox_id,
              ($5::uuid[])[1 + (k / cardinality($4::uuid[])) % cardinality($5::uuid[])] AS assignee_id, (k * 7919) % 100 < $6 AS live,
              row_number() OVER (PARTITION BY (k - $1::bigint) % $3::bigint, k % cardinality($4::uuid[]) ORDER BY k DESC) AS round
         FROM generate_series($1::bigint, $2::bigint) k),
     people AS (
       INSERT INTO contact (id, name, phone, phone_key, created_at, updated_at)
       SELECT ${id('n')}, (ARRAY['Ana','Bruno','Carla','Diego','Elisa','Fábio','Gabriela','Heitor'])[1 + n % 8] || ' ' ||
              (ARRAY['Silva','Souza','Costa','Santos','Oliveira','Pereira','Lima','Gomes','Ribeiro','Martins'])[1 + (n / 8) % 10] || ' ' || n,
              '+5541' || (900000000 + n), '5541' || (900000000 + n), now(), now()
         FROM generate_series($1::bigint, $1::bigint + $3::bigint - 1) n),
     threads AS (
       INSERT INTO conversation (id, inbox_id, contact_id, address, created_at)
       SELECT gen_random_uuid(), inbox_id, ${id('contact')}, 'made', now() FROM plan WHERE round = 1
       RETURNING id, inbox_id, contact_id),
     rows AS (
       SELECT p.*, t.id AS conversation_id, t.contact_id, p.live AND p.round = 1 AS is_live, to_timestamp(1700000000 + p.n) AS at
         FROM plan p JOIN threads t ON t.inbox_id = p.inbox_id AND t.contact_id = ${id('p.contact')})
     INSERT INTO ticket (id, protocol, status, channel, inbox_id, conversation_id, contact_id, first_seq, last_seq, queue_id,
            queued_at, assignee_id, assigned_at, opened_via, last_message_preview, last_message_direction, last_activity_at,
            finished_at, created_at, updated_at)
     SELECT ${id('n')}, '2000' || lpad((n / 1000000)::text, 4, '0') || lpad((n % 1000000)::text, 6, '0'),
            CASE WHEN NOT is_live THEN 'finished' WHEN assignee_id IS NULL THEN 'open' ELSE 'inProgress' END, 'whatsapp', inbox_id,
            conversation_id, contact_id, 1, NULL, $7::uuid, CASE WHEN $7::uuid IS NULL THEN NULL ELSE at END, assignee_id,
            CASE WHEN assignee_id IS NULL THEN NULL ELSE at END, 'automatic', 'Bom dia, preciso de ajuda com o pedido ' || n, 'in', at,
            CASE WHEN is_live THEN NULL ELSE at END, at, at
       FROM rows ORDER BY n`),
    [offset, offset + count - 1, contacts, given.inboxIds, owners, given.livePercent ?? 100, given.queueId ?? null],
  );
}

async function makeContact(tx: Rows, number: number): Promise<string> {
  const id = newId();
  await tx.rows(unnamed(`INSERT INTO contact (id, name, created_at, updated_at) VALUES ($1, $2, now(), now())`), [
    id,
    `Contact ${number}`,
  ]);
  return id;
}
