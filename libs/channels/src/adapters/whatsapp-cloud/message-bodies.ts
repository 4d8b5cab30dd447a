import type { AttachmentKind, MessageType } from '../../messages/message.types.js';
import type { InboundMedia, InboundMessage } from '../channel-adapter.js';
import {
  asList,
  asNumber,
  asObject,
  asScalarText,
  asText,
  compact,
  readJson,
  type Json,
  type JsonObject,
} from '../json-readers.js';

type Body = Pick<InboundMessage, 'type' | 'text' | 'media'> & { readonly content: JsonObject | null };
type BodyReader = (value: Json | undefined, item: JsonObject) => Body | null;

const plain = (type: MessageType, text: string | null, content: JsonObject | null = null): Body => ({
  type,
  text,
  content,
  media: [],
});

const file =
  (kind: AttachmentKind): BodyReader =>
  (value) => {
    const media = asObject(value);
    const id = asScalarText(media?.id);
    if (media === null || id === null) return null;
    const reference = compact({ id, sha256: asText(media.sha256) }) ?? { id };
    const one: InboundMedia = { kind, contentType: contentTypeOf(media), name: asText(media.filename), reference };
    const content = compact({
      voice: media.voice === true || undefined,
      animated: media.animated === true || undefined,
    });
    return { type: kind, text: asText(media.caption), content, media: [one] };
  };

/** `audio/ogg; codecs=opus` is `audio/ogg` to everyone but the player. */
const contentTypeOf = (media: JsonObject): string | null => asText(media.mime_type)?.split(';')[0]?.trim() ?? null;

const location: BodyReader = (value) => {
  const place = asObject(value);
  const latitude = asNumber(place?.latitude);
  const longitude = asNumber(place?.longitude);
  if (place === null || latitude === null || longitude === null) return null;
  const { name, address, url } = place;
  return plain(
    'location',
    null,
    compact({ latitude, longitude, name: asText(name), address: asText(address), url: asText(url) }),
  );
};

const contacts: BodyReader = (value) => {
  const list = asList(value).filter((card) => asObject(card) !== null);
  if (list.length === 0) return null;
  const names = list
    .map((card) => asText(asObject(asObject(card)?.name)?.formatted_name))
    .filter((name) => name !== null);
  return plain('contacts', names.length === 0 ? null : names.join(', '), { contacts: list });
};

const interactive: BodyReader = (value) => {
  const answer = asObject(value);
  const kind = asText(answer?.type);
  if (answer === null || kind === null) return null;
  const reply = asObject(answer[kind]);
  const title = asText(reply?.title) ?? asText(reply?.body) ?? asText(reply?.name);
  return plain('interactive', title, compact({ kind, id: asText(reply?.id), ...answerOf(kind, reply) }));
};

/** A flow answers with a JSON *string*, which need not hold an object. */
function answerOf(kind: string, reply: JsonObject | null): JsonObject {
  if (reply === null) return {};
  if (kind !== 'nfm_reply') return compact({ description: asText(reply.description) }) ?? { answer: reply };
  const text = asText(reply.response_json);
  return text === null ? {} : { answer: readJson(Buffer.from(text)) ?? text };
}

const order: BodyReader = (value) => {
  const cart = asObject(value);
  const products = asList(cart?.product_items).filter((item) => asObject(item) !== null);
  if (cart === null) return null;
  return plain('order', asText(cart.text), compact({ catalogId: asScalarText(cart.catalog_id), products }));
};

const readers: Record<string, BodyReader> = {
  text: (value) => {
    const text = asText(asObject(value)?.body);
    return text === null ? null : plain('text', text);
  },
  image: file('image'),
  audio: file('audio'),
  video: file('video'),
  document: file('document'),
  sticker: file('sticker'),
  location,
  contacts,
  interactive,
  button: (value) => {
    const button = asObject(value);
    return button === null ? null : plain('button', asText(button.text), compact({ payload: asText(button.payload) }));
  },
  order,
};

/**
 * What a message says. Its type may be missing (then the member that is there tells) or unknown, and its members may be
 * malformed: the placeholder keeps what there is, so that the agent sees that something came.
 */
export function readBody(item: JsonObject): Body {
  const type =
    asText(item.type) ?? Object.keys(readers).find((name) => item[name] !== undefined && item[name] !== null);
  const read = type === undefined ? undefined : readers[type];
  const body = type === undefined ? null : (read?.(item[type], item) ?? null);
  if (body !== null) return { ...body, content: withOrigin(body.content, item) };
  const content = compact({
    originalType: asText(asObject(item.unsupported)?.type) ?? type,
    errors: Array.isArray(item.errors) ? item.errors : undefined,
  });
  return { type: 'unsupported', text: null, content: withOrigin(content, item), media: [] };
}

/** Where the message comes from: forwarded, about a product, from an advertisement. */
function withOrigin(content: JsonObject | null, item: JsonObject): JsonObject | null {
  const context = asObject(item.context);
  return compact({
    ...content,
    forwarded: context?.forwarded === true || context?.frequently_forwarded === true || undefined,
    referredProduct: asObject(context?.referred_product),
    referral: asObject(item.referral),
  });
}
