import { createHmac, timingSafeEqual } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type {
  AdapterContext,
  ChannelAdapter,
  ChannelCapabilities,
  ConnectionReport,
  FetchedMedia,
  OutboundMessage,
  ProviderAnswer,
  UploadableFile,
  WebhookHeaders,
} from '../channel-adapter.js';
import { asList, asNumber, asObject, asScalarText, asText } from '../json-readers.js';
import { callGraph, downloadFrom, uncertainAnswer } from './graph-client.js';
import { toGraphMessage } from './outbound.js';
import { parseWebhook } from './payloads.js';
import { whatsAppCloudFields, WhatsAppCloudSettings } from './settings.js';

type Context = AdapterContext<WhatsAppCloudSettings>;

const megabyte = 1024 * 1024;

const capabilities: ChannelCapabilities = {
  messageTypes: ['text', 'image', 'audio', 'video', 'document', 'sticker', 'location', 'contacts', 'interactive'],
  maxTextLength: 4096,
  maxCaptionLength: 1024,
  files: {
    image: { contentTypes: ['image/jpeg', 'image/png'], maxBytes: 5 * megabyte, caption: true },
    audio: {
      contentTypes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/ogg'],
      maxBytes: 16 * megabyte,
      caption: false,
    },
    video: { contentTypes: ['video/mp4', 'video/3gpp'], maxBytes: 16 * megabyte, caption: true },
    document: { contentTypes: ['*/*'], maxBytes: 100 * megabyte, caption: true },
  },
  windowHours: 24,
  echoesSends: true,
  replies: true,
};

/** WhatsApp by Meta's Cloud API (CHN-10). */
export const whatsAppCloud: ChannelAdapter<WhatsAppCloudSettings> = {
  provider: 'whatsapp-cloud',
  channel: 'whatsapp',
  label: { ptBR: 'WhatsApp (API da Meta)', en: 'WhatsApp (Meta Cloud API)' },
  settingsClass: WhatsAppCloudSettings,
  fields: whatsAppCloudFields,
  capabilities,

  messagesPerSecond(settings) {
    return settings.messagesPerSecond;
  },

  answerHandshake(query, verifyToken) {
    const challenge = query['hub.challenge'];
    const isOurs = query['hub.mode'] === 'subscribe' && query['hub.verify_token'] === verifyToken && verifyToken !== '';
    return isOurs && typeof challenge === 'string' ? challenge : null;
  },

  isSignatureRight(rawBody: Buffer, headers: WebhookHeaders, secrets) {
    const header = headers['x-hub-signature-256'];
    const appSecret = secrets.appSecret;
    if (typeof header !== 'string' || header.length !== 71 || !header.startsWith('sha256=') || !appSecret) return false;
    const expected = createHmac('sha256', appSecret).update(rawBody).digest();
    const given = Buffer.from(header.slice(7), 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  },

  parse: parseWebhook,

  async send(message: OutboundMessage, context: Context) {
    const body = toGraphMessage(message);
    if (body === null)
      return refused('unsupported-type', `A message of type ${message.type} cannot be sent by WhatsApp`);
    const answer = await callGraph(context, `${context.settings.phoneNumberId}/messages`, {
      method: 'POST',
      json: body,
    });
    if (!answer.ok) return answer;
    const externalId = asText(asObject(asList(asObject(answer.value)?.messages)[0])?.id);
    return externalId === null ? uncertainAnswer('the answer names no message') : { ok: true, value: { externalId } };
  },

  async uploadMedia(file: UploadableFile, context: Context) {
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', file.contentType);
    const bytes = await buffer(await file.open());
    form.set('file', new Blob([bytes], { type: file.contentType }), file.name);
    const answer = await callGraph(context, `${context.settings.phoneNumberId}/media`, { method: 'POST', form });
    if (!answer.ok) return answer;
    const id = asScalarText(asObject(answer.value)?.id);
    return id === null ? uncertainAnswer('the answer names no file') : { ok: true, value: { id } };
  },

  async fetchMedia(reference, context: Context): Promise<ProviderAnswer<FetchedMedia>> {
    const id = encodeURIComponent(String(reference.id));
    // The address lives five minutes, so it is asked for each time.
    const answer = await callGraph(context, `${id}?phone_number_id=${context.settings.phoneNumberId}`);
    if (!answer.ok) return answer;
    const media = asObject(answer.value);
    const url = asText(media?.url);
    if (media === null || url === null) return uncertainAnswer('the answer names no address');
    const download = await downloadFrom(url, context);
    if (!download.ok) return download;
    const sha256 = hexOf(asText(media.sha256) ?? (typeof reference.sha256 === 'string' ? reference.sha256 : null));
    const contentType = asText(media.mime_type)?.split(';')[0]?.trim() ?? null;
    return { ok: true, value: { stream: download.value, contentType, size: asNumber(media.file_size), sha256 } };
  },

  async testConnection(context: Context): Promise<ConnectionReport> {
    const fields =
      'display_phone_number,verified_name,quality_rating,name_status,code_verification_status,platform_type';
    const answer = await callGraph(context, `${context.settings.phoneNumberId}?fields=${fields}`);
    if (!answer.ok) {
      const { title, detail, code } = answer.refusal.failure;
      const words = `${detail ?? title} (${code})`;
      return {
        ok: false,
        problems: [{ ptBR: `A Meta respondeu: ${words}`, en: `Meta answered: ${words}` }],
        details: {},
      };
    }
    const members = Object.entries(asObject(answer.value) ?? {});
    const known = members.map(([name, value]) => [name, asScalarText(value)] as const);
    return { ok: true, problems: [], details: Object.fromEntries(known.filter(isTold)) };
  },
};

const isTold = (entry: readonly [string, string | null]): entry is readonly [string, string] =>
  entry[1] !== null && entry[0] !== 'id';

const refused = (code: string, title: string): ProviderAnswer<never> => ({
  ok: false,
  refusal: { kind: 'final', failure: { code, title, detail: null } },
});

/** Meta writes digests in hex or in base64, depending on where they come from. */
function hexOf(digest: string | null): string | null {
  if (digest === null) return null;
  if (/^[0-9a-f]{64}$/i.test(digest)) return digest.toLowerCase();
  const bytes = Buffer.from(digest, 'base64');
  return bytes.length === 32 ? bytes.toString('hex') : null;
}
