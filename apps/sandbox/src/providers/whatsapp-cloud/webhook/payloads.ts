import { digitsOf } from '../../../world/ninth-digit.js';
import type { Account, Customer, Json, Media, Message } from '../../../world/records.js';

/** One `changes[]` member of field `messages`. */
export type ChangeValue = Json & { messaging_product: 'whatsapp' };

const seconds = (ms: number): string => String(Math.floor(ms / 1000));

const metadata = (account: Account): Json => ({
  display_phone_number: account.displayPhoneNumber,
  phone_number_id: account.phoneNumberId,
});

/** The whole body of one POST. */
export const envelope = (wabaId: string, values: readonly Json[]): Json => ({
  object: 'whatsapp_business_account',
  entry: [{ id: wabaId, changes: values.map((value) => ({ value, field: 'messages' })) }],
});

const contactOf = (customer: Customer): Json => ({
  profile: { name: customer.name, ...(customer.username ? { username: customer.username } : {}) },
  ...(customer.hidesPhone ? {} : { wa_id: customer.waId }),
  user_id: customer.userId,
});

/** A customer's message as the business is told of it. */
export function inboundValue(
  account: Account,
  customer: Customer,
  message: Message,
  quoted: Message | null,
): ChangeValue {
  return {
    messaging_product: 'whatsapp',
    metadata: metadata(account),
    contacts: [contactOf(customer)],
    messages: [
      {
        ...(message.contextId ? { context: contextOf(account, customer, message.contextId, quoted) } : {}),
        ...(customer.hidesPhone ? {} : { from: customer.waId }),
        from_user_id: customer.userId,
        id: message.id,
        timestamp: seconds(message.at),
        ...(message.type === 'unsupported' ? unsupported : {}),
        type: message.type,
        ...(message.content === null ? {} : { [message.type]: message.content }),
      },
    ],
  };
}

/** What was quoted; `from` is the sender of the quoted message, the business when it is one of nobody's. */
function contextOf(account: Account, customer: Customer, id: string, quoted: Message | null): Json {
  if (quoted?.from !== 'customer') return { from: digitsOf(account.displayPhoneNumber), id };
  return customer.hidesPhone ? { id } : { from: customer.waId, id };
}

const unsupported: Json = {
  errors: [
    {
      code: 131051,
      title: 'Message type unknown',
      message: 'Message type unknown',
      error_data: { details: 'Message type is currently not supported.' },
    },
  ],
};

/** How far a business's message has come. */
export function statusValue(account: Account, customer: Customer | null, message: Message, at: number): ChangeValue {
  const recipient = customer === null || customer.hidesPhone ? null : customer.waId;
  return {
    messaging_product: 'whatsapp',
    metadata: metadata(account),
    ...(message.state === 'failed' || customer === null ? {} : { contacts: [contactOf(customer)] }),
    statuses: [
      {
        id: message.id,
        status: message.state,
        timestamp: seconds(at),
        ...(recipient ? { recipient_id: recipient } : customer === null ? { recipient_id: message.input } : {}),
        ...(customer ? { recipient_user_id: customer.userId } : {}),
        ...(message.state === 'sent' || message.state === 'delivered' ? { pricing: pricingOf(message) } : {}),
        ...(message.callbackData === null ? {} : { biz_opaque_callback_data: message.callbackData }),
        ...(message.error ? { errors: [errorOf(message.error)] } : {}),
      },
    ],
  };
}

const pricingOf = (message: Message): Json =>
  message.type === 'template'
    ? { billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' }
    : { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' };

const errorOf = (error: NonNullable<Message['error']>): Json => ({
  code: error.code,
  title: error.title,
  message: error.title,
  error_data: { details: error.details },
  href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
});

/** A file in a customer's message: the checksum is base64 here and hex where the file is resolved, as seen in the wild. */
export function mediaContent(media: Media, type: string, extra: { caption?: string; voice?: boolean }): Json {
  return {
    ...(extra.caption && type !== 'audio' && type !== 'sticker' ? { caption: extra.caption } : {}),
    ...(type === 'document' && media.fileName ? { filename: media.fileName } : {}),
    mime_type: media.mimeType,
    sha256: Buffer.from(media.sha256Hex, 'hex').toString('base64'),
    id: media.id,
    ...(type === 'audio' ? { voice: extra.voice ?? false } : {}),
    ...(type === 'sticker' ? { animated: false } : {}),
  };
}
