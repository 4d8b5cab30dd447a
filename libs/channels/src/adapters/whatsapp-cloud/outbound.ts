import type { OutboundMessage } from '../channel-adapter.js';
import { isUserId } from './payloads.js';
import { asList, asObject, asText, compact, type Json, type JsonObject } from '../json-readers.js';

/** A message as `POST /{phone_number_id}/messages` takes it; null when WhatsApp has no such message. */
export function toGraphMessage(message: OutboundMessage): JsonObject | null {
  const body = bodyOf(message);
  if (body === null) return null;
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...(isUserId(message.address) ? { recipient: message.address } : { to: message.address }),
    ...body,
    ...(message.replyToExternalId === null ? {} : { context: { message_id: message.replyToExternalId } }),
    // Told back with every delivery state: after a crash it says that this message had been accepted.
    biz_opaque_callback_data: message.mark,
  };
}

function bodyOf({ type, text, content, media }: OutboundMessage): JsonObject | null {
  if (media !== null) {
    const id = asText(media.reference.id as Json);
    if (id === null) return null;
    const withCaption = media.kind !== 'audio' && media.kind !== 'sticker' && text !== null && text !== '';
    const file = {
      id,
      ...(withCaption ? { caption: text } : {}),
      ...(media.kind === 'document' ? { filename: media.name } : {}),
    };
    return { type: media.kind, [media.kind]: file };
  }
  const values = (content ?? {}) as JsonObject;
  switch (type) {
    case 'text':
      return text === null || text === '' ? null : { type, text: { body: text, preview_url: true } };
    case 'location':
      return {
        type,
        location: compact({
          latitude: values.latitude,
          longitude: values.longitude,
          name: values.name,
          address: values.address,
        }),
      };
    case 'contacts':
      return { type, contacts: asList(values.contacts) };
    case 'interactive':
      return interactiveOf(text ?? '', values);
    default:
      return null;
  }
}

/** `{buttons: [{id, title}]}` or `{button, sections: [{title, rows: [{id, title, description?}]}]}`, in our words. */
function interactiveOf(text: string, values: JsonObject): JsonObject | null {
  const body = { text };
  const buttons = asList(values.buttons)
    .map(asObject)
    .filter((button) => button !== null);
  if (buttons.length > 0) {
    const replies = buttons.map(({ id, title }) => ({
      type: 'reply',
      reply: { id: id ?? null, title: title ?? null },
    }));
    return { type: 'interactive', interactive: { type: 'button', body, action: { buttons: replies } } };
  }
  const button = asText(values.button);
  if (button === null) return null;
  const action = { button, sections: asList(values.sections) };
  return { type: 'interactive', interactive: { type: 'list', body, action } };
}
