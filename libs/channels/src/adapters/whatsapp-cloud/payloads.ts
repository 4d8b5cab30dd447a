import { fromUnixSeconds, phoneKey } from '@guiche/kernel';
import {
  type DeliveryState,
  type IdentityChange,
  type InboundChange,
  type InboundMessage,
  type ParsedWebhook,
  type Sender,
  type SenderIdentity,
} from '../channel-adapter.js';
import {
  asList,
  asObject,
  asScalarText,
  asText,
  contentId,
  readJson,
  type Json,
  type JsonObject,
} from '../json-readers.js';
import type { Failure } from '../../messages/message.types.js';
import { readBody } from './message-bodies.js';
import type { WhatsAppCloudSettings } from './settings.js';

interface Context {
  readonly settings: WhatsAppCloudSettings;
  readonly receivedAt: Date;
}

interface Found {
  messages: InboundMessage[];
  changes: InboundChange[];
  deliveries: DeliveryState[];
  identityChanges: IdentityChange[];
  accountErrors: Failure[];
  notUnderstood: string[];
}

/** Fields that may be subscribed and that nothing is made of yet; the journal keeps them. */
const fieldsWithoutMessages = new Set([
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
  'phone_number_quality_update',
  'phone_number_name_update',
  'account_update',
  'account_review_update',
  'account_alerts',
  'business_capability_update',
  'user_preferences',
  'smb_message_echoes',
  'smb_app_state_sync',
  'history',
  'calls',
  'flows',
  'security',
]);

/** Meta's envelope, item by item: several entries, changes and messages come in one call, and a bad one drops none of the others. */
export function parseWebhook(raw: Buffer, context: Context): ParsedWebhook {
  const found: Found = {
    messages: [],
    changes: [],
    deliveries: [],
    identityChanges: [],
    accountErrors: [],
    notUnderstood: [],
  };
  const envelope = asObject(readJson(raw) ?? undefined);
  if (envelope === null) return { ...found, notUnderstood: ['not a JSON object'] };
  if (envelope.object !== 'whatsapp_business_account') {
    return { ...found, notUnderstood: [`object is ${JSON.stringify(envelope.object ?? null)}`] };
  }
  if (!Array.isArray(envelope.entry)) return { ...found, notUnderstood: ['no list of entries'] };
  for (const entry of envelope.entry) {
    for (const change of asList(asObject(entry)?.changes)) readChange(asObject(change), context, found);
  }
  return found;
}

function readChange(change: JsonObject | null, context: Context, found: Found): void {
  const field = asText(change?.field);
  const value = asObject(change?.value);
  if (field !== 'messages') {
    if (field === null || !fieldsWithoutMessages.has(field)) found.notUnderstood.push(`field ${field ?? 'missing'}`);
    return;
  }
  if (value === null) {
    found.notUnderstood.push('messages without a value');
    return;
  }
  const number = asScalarText(asObject(value.metadata)?.phone_number_id);
  if (number !== null && number !== context.settings.phoneNumberId) {
    found.notUnderstood.push(`phone_number_id ${number} belongs to another inbox`);
    return;
  }
  const contacts = asList(value.contacts)
    .map(asObject)
    .filter((contact) => contact !== null);
  const eachOf = (list: Json | undefined, what: string, read: (item: JsonObject) => void): void => {
    for (const item of asList(list)) {
      try {
        const object = asObject(item);
        if (object === null) throw new Error('not an object');
        read(object);
      } catch (error) {
        found.notUnderstood.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  eachOf(value.messages, 'message', (item) => readMessage(item, contacts, context, found));
  eachOf(value.statuses, 'status', (item) => readStatus(item, context, found));
  eachOf(value.errors, 'error', (item) => found.accountErrors.push(failureOf(item)));
}

function readMessage(item: JsonObject, contacts: JsonObject[], context: Context, found: Found): void {
  // Group chats belong to nobody's conversation with us.
  if (asText(item.group_id) !== null) return;
  const sentAt = instantOf(item.timestamp, context.receivedAt);
  const type = asText(item.type);
  if (type === 'request_welcome') return;
  if (type === 'system') {
    const change = readIdentityChange(item);
    if (change !== null) found.identityChanges.push(change);
    return;
  }
  if (type === 'reaction') {
    const reaction = asObject(item.reaction);
    const targetExternalId = asText(reaction?.message_id);
    if (targetExternalId === null) throw new Error('a reaction to nothing');
    const emoji = asText(reaction?.emoji);
    found.changes.push({ kind: 'reaction', address: addressOf(item), targetExternalId, emoji, at: sentAt });
    return;
  }
  if (type === 'revoke') {
    const targetExternalId = asText(asObject(item.revoke)?.original_message_id);
    if (targetExternalId === null) throw new Error('nothing is revoked');
    found.changes.push({ kind: 'revoked', address: addressOf(item), targetExternalId, at: sentAt });
    return;
  }
  if (type === null && asText(item.id) === null) throw new Error('neither an id nor a type');
  const sender = senderOf(item, contacts);
  if (type === 'edit') {
    const edit = asObject(item.edit);
    const original = asText(edit?.original_message_id);
    const content = asObject(edit?.message);
    if (original === null || content === null) throw new Error('nothing is edited');
    const message = messageOf({ context: item.context ?? null, ...content }, original, sentAt, sender);
    found.changes.push({ kind: 'edited', address: sender.address, message, at: sentAt });
    return;
  }
  const id = asText(item.id) ?? contentId(item);
  if (id.length > 512) throw new Error('the id is longer than 512 characters');
  found.messages.push(messageOf(item, id, sentAt, sender));
}

function messageOf(item: JsonObject, externalId: string, sentAt: Date, sender: Sender): InboundMessage {
  return { externalId, sentAt, sender, ...readBody(item), replyToExternalId: asText(asObject(item.context)?.id) };
}

/** `from` holds the phone; with a hidden phone it is absent, or holds the business-scoped id itself. */
function senderOf(item: JsonObject, contacts: JsonObject[]): Sender {
  const from = asScalarText(item.from);
  const userId = asText(item.from_user_id) ?? (from !== null && isUserId(from) ? from : null);
  const contact =
    contacts.find((one) => from !== null && asScalarText(one.wa_id) === from) ??
    contacts.find((one) => userId !== null && asText(one.user_id) === userId) ??
    (contacts.length === 1 ? contacts[0] : undefined);
  const profile = asObject(contact?.profile);
  const phone = from !== null && /^\d{5,20}$/.test(from) ? from : asScalarText(contact?.wa_id);
  return sender(phone, userId ?? asText(contact?.user_id), asText(profile?.name) ?? asText(profile?.username));
}

function sender(phone: string | null, userId: string | null, name: string | null): Sender {
  const digits = phone !== null && /^\d{5,20}$/.test(phone) ? phone : null;
  const address = digits ?? userId;
  if (address === null || address.length > 160) throw new Error('nobody is named as its sender');
  return { identities: identitiesOf(digits, userId), phone: digits === null ? null : `+${digits}`, name, address };
}

function identitiesOf(digits: string | null, userId: string | null): SenderIdentity[] {
  return [
    ...(digits === null ? [] : [{ kind: 'whatsapp-phone', value: phoneKey(digits) }]),
    ...(userId === null ? [] : [{ kind: 'whatsapp-user', value: userId }]),
  ];
}

/** `BR.1502576394655843`, or `BR.ENT.…` for the parent form. */
export const isUserId = (text: string): boolean => /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/.test(text);

const addressOf = (item: JsonObject): string | null => asScalarText(item.from) ?? asText(item.from_user_id);

/** The person kept the account and changed the number (or, with it, the business-scoped id). */
function readIdentityChange(item: JsonObject): IdentityChange | null {
  const system = asObject(item.system);
  const type = asText(system?.type);
  const isNumber = type === 'user_changed_number' || type === 'customer_changed_number';
  if (system === null || (!isNumber && type !== 'user_changed_user_id')) return null;
  const oldPhone = asScalarText(item.from);
  const oldDigits = oldPhone !== null && /^\d{5,20}$/.test(oldPhone) ? oldPhone : null;
  const from = identitiesOf(oldDigits, asText(system.previous_user_id) ?? asText(item.from_user_id));
  const newPhone = asScalarText(system.wa_id) ?? asScalarText(system.new_wa_id);
  const to = sender(newPhone ?? oldDigits, asText(system.user_id), null);
  return { address: addressOf(item), from, to };
}

const states: Record<string, DeliveryState['state']> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  // Of a voice message: listened to, which is more than read.
  played: 'read',
  failed: 'failed',
};

function readStatus(item: JsonObject, context: Context, found: Found): void {
  const status = asText(item.status);
  const state = status === null ? undefined : states[status];
  if (state === undefined) return;
  const externalId = asText(item.id);
  if (externalId === null || externalId.length > 512) throw new Error('no id');
  const error = asObject(asList(item.errors)[0]);
  found.deliveries.push({
    address: asScalarText(item.recipient_id) ?? asText(item.recipient_user_id),
    externalId,
    state,
    at: instantOf(item.timestamp, context.receivedAt),
    echo: asText(item.biz_opaque_callback_data),
    failure: state === 'failed' ? failureOf(error ?? {}) : null,
  });
}

/** Meta's error in its own words: `details` says most, `title` or `message` the rest. */
export function failureOf(error: JsonObject): Failure {
  const title = asText(error.title) ?? asText(error.error_user_title) ?? asText(error.message);
  const detail = asText(asObject(error.error_data)?.details) ?? asText(error.error_user_msg) ?? asText(error.message);
  return {
    code: asScalarText(error.code) ?? 'unknown',
    title: title ?? 'unknown error',
    detail: detail === title ? null : detail,
  };
}

const firstPossible = 1_230_768_000_000; // 2009: WhatsApp began

/** The provider's time; a time that cannot be (no number, long ago, in the future) would move the reply window, so ours stands in. */
function instantOf(timestamp: Json | undefined, receivedAt: Date): Date {
  const text = asScalarText(timestamp);
  const at = text === null ? null : fromUnixSeconds(text);
  if (at === null || at.getTime() < firstPossible || at.getTime() > receivedAt.getTime()) return receivedAt;
  return at;
}
