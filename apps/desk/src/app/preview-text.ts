import type { MessageKey } from '../i18n/pt-BR.js';
import type { Translate } from '../i18n/translate.js';

const names: Readonly<Record<string, MessageKey>> = {
  image: 'attachment.image',
  audio: 'attachment.audio',
  voice: 'attachment.audio',
  video: 'attachment.video',
  document: 'attachment.document',
  sticker: 'attachment.sticker',
  location: 'message.location',
  contacts: 'message.contacts',
  reaction: 'message.reaction',
  unsupported: 'message.unsupportedShort',
};

/** A message's preview for people: one without words comes as its type in brackets, which is said in their language. */
export function previewText(preview: string | null, t: Translate): string {
  const type = /^\[([\w-]+)\]$/.exec(preview ?? '')?.[1];
  if (type === undefined) return preview ?? '';
  return t(names[type] ?? 'message.unsupportedShort');
}
