import { newId, SystemClock } from '@guiche/kernel';
import { unnamed, type Tx } from '@guiche/platform/database';
// Factories of a lib to the left lie behind its door, for tests only.
import { makeContact } from '../../../customers/src/testing/make-contact.js';
import { ConversationRepository, type ConversationRecord } from '../conversations/conversation.repository.js';
import { makeInbox } from './make-inbox.js';

/** What a test may say about a conversation; inbox and contact are made when they are not given. */
export interface ConversationValues {
  readonly inboxId?: string;
  readonly contactId?: string;
  readonly address?: string;
  /** When the customer wrote last: decides whether the reply window is open. */
  readonly lastInboundAt?: Date | null;
}

/** Writes an empty conversation; its reply window is open unless `lastInboundAt` says otherwise. */
export async function makeConversation(tx: Tx, values: ConversationValues = {}): Promise<ConversationRecord> {
  const now = new SystemClock().now();
  const { address = '554188887777', lastInboundAt = now } = values;
  const inboxId = values.inboxId ?? (await makeInbox(tx)).id;
  const contactId = values.contactId ?? (await makeContact(tx)).id;
  const opened = await new ConversationRepository().openLocked(tx, {
    id: newId(),
    inboxId,
    contactId,
    address,
    createdAt: now,
  });
  await tx.rows(unnamed(`UPDATE conversation SET last_inbound_at = $2 WHERE id = $1`), [opened.id, lastInboundAt]);
  return { ...opened, lastInboundAt };
}
