import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InboundMessage, ParsedWebhook } from '../channel-adapter.js';
import { whatsAppCloud } from './adapter.js';

const folder = join(__dirname, 'fixtures');
const settings = {
  phoneNumberId: '106540352242922',
  graphBaseUrl: 'https://graph.facebook.com',
  apiVersion: 'v23.0',
  messagesPerSecond: 80,
};
const receivedAt = new Date('2026-10-01T00:00:00Z');
const read = (name: string): ParsedWebhook =>
  whatsAppCloud.parse(readFileSync(join(folder, `${name}.json`)), { settings, receivedAt });
const only = (name: string): InboundMessage => {
  const { messages, notUnderstood } = read(name);
  expect(notUnderstood).toEqual([]);
  expect(messages).toHaveLength(1);
  return messages[0] as InboundMessage;
};

it('CHN-2: the worked signature of the reference is right', () => {
  const body = Buffer.from('{"object":"whatsapp_business_account","entry":[]}');
  expect(body).toHaveLength(49);
  const signature = 'sha256=eb4b54cb68820a953c6ac314910c47e62f8e1b39bbda1006514617140c6d3870';
  const secrets = { appSecret: 'example-app-secret' };
  expect(whatsAppCloud.isSignatureRight(body, { 'x-hub-signature-256': signature }, secrets)).toBe(true);
  expect(
    whatsAppCloud.isSignatureRight(body, { 'x-hub-signature-256': signature.replace('eb4', 'eb5') }, secrets),
  ).toBe(false);
});

it('CHN-10: the handshake answers the challenge only to our token', () => {
  const query = { 'hub.mode': 'subscribe', 'hub.verify_token': 'right', 'hub.challenge': '1158201444' };
  expect(whatsAppCloud.answerHandshake(query, 'right')).toBe('1158201444');
  expect(whatsAppCloud.answerHandshake(query, 'wrong')).toBeNull();
  expect(whatsAppCloud.answerHandshake({ ...query, 'hub.mode': 'unsubscribe' }, 'right')).toBeNull();
  expect(whatsAppCloud.answerHandshake({ ...query, 'hub.verify_token': '' }, '')).toBeNull();
});

describe('CHN-10: what a person can send', () => {
  it.each([
    ['text', { type: 'text', text: 'Olá, preciso de ajuda com a fatura 😊' }],
    ['text-reply', { type: 'text', replyToExternalId: 'wamid.OURS0001' }],
    ['text-forwarded', { type: 'text', content: { forwarded: true } }],
    ['text-from-ad', { type: 'text', content: { referral: { source_type: 'ad', ctwa_clid: 'abc' } } }],
    ['text-about-product', { type: 'text', content: { referredProduct: { product_retailer_id: 'sku-9' } } }],
    ['image', { type: 'image', text: 'o comprovante', media: [{ kind: 'image', contentType: 'image/jpeg' }] }],
    ['audio-voice', { type: 'audio', content: { voice: true }, media: [{ kind: 'audio', contentType: 'audio/ogg' }] }],
    ['video', { type: 'video', text: 'veja o barulho', media: [{ kind: 'video', contentType: 'video/mp4' }] }],
    ['document', { type: 'document', text: 'a fatura', media: [{ kind: 'document', name: 'fatura.pdf' }] }],
    ['sticker', { type: 'sticker', content: { animated: true }, media: [{ kind: 'sticker' }] }],
    ['location', { type: 'location', content: { latitude: -25.4284, longitude: -49.2733, name: 'Praça Osório' } }],
    ['location-without-type', { type: 'location', content: { latitude: -25.4284 } }],
    ['contacts', { type: 'contacts', text: 'Beto Lima', content: { contacts: [{ org: { company: 'ACME' } }] } }],
    [
      'interactive-button',
      { type: 'interactive', text: 'Sim, confirmo', content: { kind: 'button_reply', id: 'sim' } },
    ],
    [
      'interactive-list',
      {
        type: 'interactive',
        text: 'Segunda via',
        content: { kind: 'list_reply', id: 'b2', description: 'Boleto do mês' },
      },
    ],
    ['interactive-flow', { type: 'interactive', content: { kind: 'nfm_reply', answer: { cpf: '52998224725' } } }],
    ['interactive-flow-not-an-object', { type: 'interactive', content: { answer: 'not json at all' } }],
    ['interactive-call-permission', { type: 'interactive', content: { kind: 'call_permission_reply' } }],
    [
      'button',
      { type: 'button', text: 'Quero falar', content: { payload: 'QUERO' }, replyToExternalId: 'wamid.OURS0004' },
    ],
    ['order', { type: 'order', text: 'entregar hoje', content: { catalogId: '77', products: [{ quantity: 2 }] } }],
    ['unsupported', { type: 'unsupported', content: { originalType: 'poll', errors: [{ code: 131051 }] } }],
    ['unknown-type', { type: 'unsupported', content: { originalType: 'hologram' } }],
    ['malformed-text', { type: 'unsupported', content: { originalType: 'text' } }],
    [
      'thirteen-digits',
      { sender: { identities: [{ kind: 'whatsapp-phone', value: '554188887777' }], address: '5541988887777' } },
    ],
    ['bad-timestamp', { type: 'text', sentAt: receivedAt }],
    ['unstorable-characters', { text: 'ab\uFFFDc' }],
  ])('%s', (name, expected) => {
    expect(only(name)).toMatchObject(expected);
  });

  it('the sender is known by phone, by business-scoped id, or by both', () => {
    const phone = { kind: 'whatsapp-phone', value: '554188887777' };
    const user = { kind: 'whatsapp-user', value: 'BR.1502576394655843' };
    expect(only('text').sender).toEqual({
      identities: [phone],
      phone: '+554188887777',
      name: 'Ana Souza',
      address: '554188887777',
    });
    expect(only('bsuid-only').sender).toEqual({ identities: [user], phone: null, name: 'Caio', address: user.value });
    expect(only('bsuid-in-from').sender).toEqual({
      identities: [user],
      phone: null,
      name: 'caio',
      address: user.value,
    });
    expect(only('phone-and-bsuid').sender.identities).toEqual([phone, user]);
  });

  it.each(['request-welcome', 'group-message', 'system-identity-changed'])('%s makes no bubble', (name) => {
    expect(read(name)).toMatchObject({ messages: [], changes: [], notUnderstood: [] });
  });
});

it('CHN-10: reactions, edits and revocations change an earlier message', () => {
  expect(read('reaction').changes).toMatchObject([
    { kind: 'reaction', targetExternalId: 'wamid.OURS0005', emoji: '👍' },
  ]);
  expect(read('reaction-removed').changes).toMatchObject([{ kind: 'reaction', emoji: null }]);
  expect(read('revoke').changes).toMatchObject([{ kind: 'revoked', targetExternalId: 'wamid.HBgM0001' }]);
  expect(read('edit').changes).toMatchObject([
    { kind: 'edited', message: { externalId: 'wamid.HBgM0001', text: 'Olá, preciso de ajuda com o boleto' } },
  ]);
  expect(['reaction', 'revoke', 'edit'].flatMap((name) => read(name).messages)).toEqual([]);
});

it('CHN-10: a changed number or business-scoped id is followed', () => {
  expect(read('system-number-changed').identityChanges).toMatchObject([
    { from: [{ kind: 'whatsapp-phone', value: '554188887777' }], to: { phone: '+5541966665555' } },
  ]);
  expect(read('system-user-id-changed').identityChanges).toMatchObject([
    {
      from: [{ value: 'BR.1111111111111111' }],
      to: { identities: [{ kind: 'whatsapp-user', value: 'BR.2222222222222222' }] },
    },
  ]);
});

it('CHN-3: one bad item drops none of the others of its batch', () => {
  const { messages, deliveries, notUnderstood } = read('batch');
  expect(messages.map(({ text }) => text)).toEqual(['segunda', 'primeira', 'de Beto']);
  expect(deliveries).toMatchObject([{ externalId: 'wamid.OURS0006', state: 'read' }]);
  expect(notUnderstood).toHaveLength(2);
});

it('CHN-3: delivery states, with the provider’s reason for a failure', () => {
  const mark = '0199c0de-0000-7000-8000-000000000001';
  expect(read('status-sent').deliveries).toMatchObject([{ externalId: 'wamid.OURS0006', state: 'sent', echo: mark }]);
  expect(read('status-delivered').deliveries).toMatchObject([{ state: 'delivered' }]);
  expect(read('status-read').deliveries).toMatchObject([{ state: 'read', echo: null }]);
  expect(read('status-played').deliveries).toMatchObject([{ state: 'read' }]);
  expect(read('status-of-bsuid').deliveries).toMatchObject([{ state: 'delivered' }]);
  expect(read('status-unknown')).toMatchObject({ deliveries: [], notUnderstood: [] });
  expect(read('status-failed').deliveries[0]?.failure).toEqual({
    code: '131047',
    title: 'Re-engagement message',
    detail: expect.stringContaining('more than 24 hours'),
  });
});

it('CHN-3: what belongs elsewhere is noted, what needs nothing is not', () => {
  expect(read('other-number').notUnderstood).toEqual(['phone_number_id 999 belongs to another inbox']);
  expect(read('unknown-field').notUnderstood).toEqual(['field telepathy']);
  expect(read('other-object').notUnderstood).toEqual(['object is "page"']);
  expect(read('template-status').notUnderstood).toEqual([]);
  expect(read('account-error').accountErrors).toMatchObject([{ code: '130429', title: 'Rate limit hit' }]);
});

it('every fixture is read without a throw', () => {
  const names = readdirSync(folder).map((file) => file.replace('.json', ''));
  expect(names.length).toBeGreaterThan(45);
  for (const name of names) expect(() => read(name)).not.toThrow();
});
