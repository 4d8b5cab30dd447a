import { installationConfig } from '@guiche/platform/config';
import type { HealthRecord } from './inbox-health.repository.js';
import type { InboxHealthResponse, InboxResponse } from './inbox.dto.js';
import type { InboxRecord } from './inbox.repository.js';

/** An inbox with everything that is shown of it. */
export interface InboxDetails {
  readonly inbox: InboxRecord;
  readonly memberIds: readonly string[];
  readonly health: HealthRecord | null;
  readonly messagesWaiting: number | null;
  readonly notUnderstood: number | null;
}

/** The address to which the provider sends what happens in this inbox. */
export const webhookUrlOf = (inboxId: string): string => `${installationConfig().publicUrl}/webhooks/${inboxId}`;

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

function stateOf(health: HealthRecord | null, now: Date): InboxHealthResponse['state'] {
  if (health === null) return 'ok';
  if (health.reconnectNeeded) return 'reconnect';
  if (health.pausedUntil !== null && health.pausedUntil.getTime() > now.getTime()) return 'paused';
  return health.consecutiveFailures > 0 ? 'failing' : 'ok';
}

export const toInboxResponse = (details: InboxDetails, now: Date): InboxResponse => {
  const { inbox, memberIds, health, messagesWaiting, notUnderstood } = details;
  return {
    id: inbox.id,
    name: inbox.name,
    channel: inbox.channel,
    provider: inbox.provider,
    settings: inbox.settings,
    secretsSet: Object.keys(inbox.secrets).sort(),
    greeting: inbox.greeting,
    active: inbox.active,
    memberIds: [...memberIds],
    webhookUrl: webhookUrlOf(inbox.id),
    verifyToken: inbox.verifyToken,
    health: {
      state: stateOf(health, now),
      lastInAt: iso(health?.lastInAt),
      lastOutAt: iso(health?.lastOutAt),
      lastError: health?.lastError ?? null,
      lastErrorAt: iso(health?.lastErrorAt),
      pausedUntil: iso(health?.pausedUntil),
      messagesWaiting,
      notUnderstood,
    },
    version: inbox.version,
    createdAt: inbox.createdAt.toISOString(),
    updatedAt: inbox.updatedAt.toISOString(),
  };
};
