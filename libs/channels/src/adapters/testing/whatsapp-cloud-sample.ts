import { createHmac } from 'node:crypto';
import type { AdapterSample } from './adapter-sample.js';

const phoneNumberId = '106540352242922';
const appSecret = 'example-app-secret';

const envelope = (value: object): object => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '102290129340398',
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '554130301234', phone_number_id: phoneNumberId },
            ...value,
          },
        },
      ],
    },
  ],
});

const seconds = (at: Date): string => String(Math.floor(at.getTime() / 1000));
const error = (status: number, code: number, title: string, details?: string): { status: number; json: object } => ({
  status,
  json: { error: { message: title, type: 'OAuthException', code, ...(details ? { error_data: { details } } : {}) } },
});

/** The WhatsApp Cloud API as the contract suite sees it. */
export const whatsAppCloudSample: AdapterSample = {
  provider: 'whatsapp-cloud',
  settings: (baseUrl) => ({ phoneNumberId, graphBaseUrl: baseUrl, apiVersion: 'v23.0', messagesPerSecond: 80 }),
  secrets: { accessToken: 'token', appSecret },
  sign: (body) => ({ 'x-hub-signature-256': `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}` }),
  textWebhook: ({ id, from, sentAt, text, name }) =>
    envelope({
      contacts: [{ profile: { name: name ?? 'Ana Souza' }, wa_id: from }],
      messages: [{ from, id, timestamp: seconds(sentAt), type: 'text', text: { body: text } }],
    }),
  deliveryWebhook: ({ id, state, at, mark }) =>
    envelope({
      statuses: [
        {
          id,
          status: state,
          timestamp: seconds(at),
          recipient_id: '554188887777',
          ...(mark ? { biz_opaque_callback_data: mark } : {}),
          ...(state === 'failed' ? { errors: [{ code: 131026, title: 'Message undeliverable' }] } : {}),
        },
      ],
    }),
  unknownWebhook: { object: 'something_else', entry: [{ surprise: true }] },
  address: '554188887777',
  replies: {
    accepted: (externalId) => ({
      status: 200,
      json: {
        messaging_product: 'whatsapp',
        contacts: [{ input: '554188887777', wa_id: '554188887777' }],
        messages: [{ id: externalId }],
      },
    }),
    rateLimited: { ...error(429, 130429, 'Rate limit hit'), headers: { 'retry-after': '3' } },
    outage: error(503, 131016, 'Service unavailable'),
    final: error(400, 131026, 'Message undeliverable', 'The recipient has no WhatsApp'),
    credentials: error(401, 190, 'Access token has expired'),
  },
};
