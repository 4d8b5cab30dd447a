import { newId, SystemClock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { Secrets } from '@guiche/platform/secrets';
import { whatsAppCloudSample } from '../adapters/testing/whatsapp-cloud-sample.js';
import { InboxHealthRepository } from '../inboxes/inbox-health.repository.js';
import { InboxRepository, type InboxRecord } from '../inboxes/inbox.repository.js';

/** What a test may say about an inbox; secrets as they are, they are sealed here. */
export type InboxValues = Partial<Omit<InboxRecord, 'secrets'>> & {
  readonly secrets?: Readonly<Record<string, string>>;
  readonly memberIds?: readonly string[];
  /** Where the provider's host is played. */
  readonly baseUrl?: string;
};

/** Writes a WhatsApp inbox whose provider is at `baseUrl`, by default at an address where nobody is. */
export async function makeInbox(tx: Tx, values: InboxValues = {}): Promise<InboxRecord> {
  const { memberIds = [], baseUrl = 'http://127.0.0.1:9', secrets = whatsAppCloudSample.secrets, ...columns } = values;
  const id = columns.id ?? newId();
  const now = new SystemClock().now();
  const sealer = new Secrets();
  const inbox: InboxRecord = {
    name: `Inbox ${id.slice(-8)}`,
    channel: 'whatsapp',
    provider: 'whatsapp-cloud',
    settings: whatsAppCloudSample.settings(baseUrl),
    verifyToken: 'verify-token',
    greeting: '',
    active: true,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...columns,
    id,
    secrets: Object.fromEntries(Object.entries(secrets).map(([name, text]) => [name, sealer.seal(text).toColumn()])),
  };
  const inboxes = new InboxRepository();
  await inboxes.insert(tx, inbox);
  await inboxes.addMembers(tx, id, memberIds);
  await new InboxHealthRepository().create(tx, id);
  return inbox;
}
