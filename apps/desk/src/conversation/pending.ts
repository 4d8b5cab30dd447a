import type { Message } from '../api/types.js';
import type { OutboxEntry } from '../outbox/outbox.js';

/** Pictures of files that were just uploaded, so that their bubble has something to show before the server answers. */
const previews = new Map<string, string>();

export const keepPreview = (fileId: string, url: string): void => void previews.set(fileId, url);

const kindOf = (contentType: string): Message['attachments'][number]['kind'] => {
  const family = contentType.split('/')[0];
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'document';
};

/** A message that is still in the outbox, as a bubble: it has no place of its own yet, so it stands at the end. */
export function asMessage(entry: OutboxEntry, seq: number, agent: { id: string; name: string }): Message {
  return {
    id: entry.clientKey,
    conversationId: '',
    seq,
    direction: entry.note ? 'note' : 'out',
    author: { kind: 'agent', ...agent },
    type: entry.files.length > 0 ? kindOf(entry.files[0]?.contentType ?? '') : 'text',
    text: entry.text === '' ? null : entry.text,
    content: null,
    replyTo: entry.replyTo,
    reactions: [],
    attachments: entry.files.map((file) => ({
      id: file.id,
      kind: kindOf(file.contentType),
      name: file.name,
      contentType: file.contentType,
      size: file.size,
      state: 'ready',
      url: previews.get(file.id) ?? null,
    })),
    delivery: entry.note ? null : entry.state === 'refused' ? 'failed' : 'queued',
    deliveryAt: null,
    failure: null,
    clientKey: entry.clientKey,
    providerAt: null,
    createdAt: entry.createdAt,
    editedAt: null,
    revokedAt: null,
  };
}
