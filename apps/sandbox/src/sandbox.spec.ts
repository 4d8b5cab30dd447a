import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TravelClock } from '@guiche/kernel';
import type { SandboxOptions } from './options.js';
import { createSandbox, type Sandbox } from './start.js';
import { Business, until } from './testing/business.js';

type Answer = { status: number; body: Record<string, unknown> & { error?: { code: number } } };
type Person = { id: string; name: string; phone: string; waId: string; userId: string };

let sandbox: Sandbox;
let business: Business;
let clock: TravelClock;

const call = async (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  token = 'tok',
): Promise<Answer> => {
  const answer = await sandbox.app.inject({
    method,
    url: `/sandbox${url}`,
    headers: { authorization: `Bearer ${token}` },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.body === '' ? {} : (JSON.parse(answer.body) as Answer['body']) };
};
const start = async (options: SandboxOptions = {}): Promise<void> => {
  sandbox = await createSandbox({ clock, retry: { firstMs: 20, maxMs: 60, attempts: 6 }, ...options });
};
const register = (more: object = {}): Promise<Answer> =>
  call('PUT', '/control/accounts/1001', {
    displayPhoneNumber: '+55 11 4004-1234',
    accessToken: 'tok',
    appSecret: 'sec',
    verifyToken: 'vt',
    webhookUrl: business.url,
    ...more,
  });
const people = async (): Promise<Person[]> => (await call('GET', '/control/customers')).body as unknown as Person[];
const person = async (name: string): Promise<Person> => {
  const found = (await people()).find((one) => one.name.startsWith(name));
  if (!found) throw new Error(`Nobody is called ${name}.`);
  return found;
};
const writes = (who: Person, message: object): Promise<Answer> =>
  call('POST', `/control/chats/1001/${who.id}/messages`, message);
const text = (to: string, callbackData?: string): object => ({
  messaging_product: 'whatsapp',
  to,
  type: 'text',
  text: { body: 'Olá' },
  ...(callbackData ? { biz_opaque_callback_data: callbackData } : {}),
});
const send = (payload: object, token?: string): Promise<Answer> =>
  call('POST', '/graph/v22.0/1001/messages', payload, token);
const statuses = (): unknown[] => business.all('statuses').map((one) => one['status']);

beforeEach(async () => {
  clock = new TravelClock();
  business = new Business();
  await business.open();
  await start();
  await register();
});

afterEach(async () => {
  await sandbox.close();
  await business.close();
});

describe('CHN-6: webhooks', () => {
  it('verifies the address when a number is registered, and says why when it cannot', async () => {
    expect((await register()).body).toMatchObject({ webhookState: 'verified', webhookProblem: null });
    const wrong = await register({ verifyToken: 'another' });
    expect(wrong.body).toMatchObject({ webhookState: 'unverified', webhookProblem: 'answered 403' });
  });

  it('signs the very bytes it sends, with non-ASCII escaped', async () => {
    await writes(await person('Mariana'), { text: 'Não chegou 😕' });
    await until('the message arrived', () => business.received.length === 1);
    expect(business.received[0]).toMatchObject({ signatureIsRight: true });
    expect(business.received[0]?.raw).toContain('N\\u00e3o chegou \\ud83d\\ude15');
    expect(business.all('messages')[0]).toMatchObject({
      from: '5511987654321',
      type: 'text',
      text: { body: 'Não chegou 😕' },
    });
  });

  it('tries again when the answer is not 200, and shows the message as delivered afterwards', async () => {
    business.failures = 2;
    const mariana = await person('Mariana');
    const written = await writes(mariana, { text: 'oi' });
    expect(written.body).toMatchObject({ state: 'pending' });
    await until('the third attempt was taken', () => business.received.length === 1);
    expect(business.attempts).toBe(3);
    await until('the message is shown as delivered', async () => {
      const chat = await call('GET', `/control/chats/1001/${mariana.id}/messages`);
      return (chat.body['items'] as { state: string }[]).every(({ state }) => state === 'delivered');
    });
  });

  it('keeps the order of a chat when nobody answers for a while', async () => {
    await business.close();
    const mariana = await person('Mariana');
    for (const one of ['1', '2', '3']) await writes(mariana, { text: one });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await business.open();
    await until('all arrived', () => business.received.length === 3);
    expect(business.all('messages').map((one) => one['text'])).toEqual([{ body: '1' }, { body: '2' }, { body: '3' }]);
  });

  it('gives up after the last attempt; the person can try again', async () => {
    business.failures = 6;
    const mariana = await person('Mariana');
    const { body } = await writes(mariana, { text: 'oi' });
    const state = async (): Promise<unknown> =>
      ((await call('GET', `/control/chats/1001/${mariana.id}/messages`)).body['items'] as { state: string }[])[0]
        ?.state;
    await until('six attempts', () => business.attempts === 6);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await state()).toBe('failed');
    await call('POST', `/control/chats/1001/${mariana.id}/messages/${String(body['id'])}/resend`);
    await until('taken', () => business.received.length === 1);
  });

  it('duplicates, breaks signatures, batches, reorders and stays silent when told to', async () => {
    const mariana = await person('Mariana');
    await call('PUT', '/control/accounts/1001/behaviour', { duplicateWebhooks: 1, wrongSignature: true });
    await writes(mariana, { text: 'a' });
    await until('two copies', () => business.received.length === 2);
    expect(business.received.map((one) => one.signatureIsRight)).toEqual([false, false]);
    await call('DELETE', '/control/accounts/1001/behaviour');
    await call('PUT', '/control/accounts/1001/behaviour', { batch: 5, reorderWebhooks: true });
    for (const one of ['b', 'c']) await writes(mariana, { text: one });
    await until('one batch', () => business.received.length === 3);
    const last = business.received[2]?.body.entry[0]?.changes.map((change) => change.value['messages']);
    expect(last).toMatchObject([[{ text: { body: 'c' } }], [{ text: { body: 'b' } }]]);
    await call('PUT', '/control/accounts/1001/behaviour', { batch: 1, reorderWebhooks: false, muted: true });
    await writes(mariana, { text: 'd' });
    const list = await call('GET', '/control/accounts/1001/webhooks?state=muted');
    expect(list.body['count']).toBe(1);
    const [muted] = list.body['items'] as { id: string }[];
    await call('POST', `/control/webhooks/${muted?.id ?? ''}/replay`);
    await until('the replay arrived', () => business.received.length === 4);
  });

  it('posts a raw body as it is', async () => {
    await call('POST', '/control/accounts/1001/webhooks', { body: '{"object":"?","entry":[]}' });
    await until('it arrived', () => business.received.length === 1);
    expect(business.received[0]).toMatchObject({ raw: '{"object":"?","entry":[]}', signatureIsRight: true });
  });
});

describe('CHN-6: sending', () => {
  it('accepts either form of a number, names the real one, and tells sent, delivered, read in this order', async () => {
    const rafael = await person('Rafael');
    await writes(rafael, { text: 'oi' });
    const accepted = await send(text('+55 (41) 98888-7777', 'm-1'));
    expect(accepted.body['contacts']).toEqual([{ input: '+55 (41) 98888-7777', wa_id: '554188887777' }]);
    await until('delivered', () => statuses().length === 2);
    await call('POST', `/control/chats/1001/${rafael.id}/read`);
    await until('read', () => statuses().length === 3);
    expect(statuses()).toEqual(['sent', 'delivered', 'read']);
    expect(business.all('statuses')[2]).toMatchObject({
      recipient_id: '554188887777',
      biz_opaque_callback_data: 'm-1',
    });
  });

  it('counts what was accepted per callback data, so that "sent once" can be proved', async () => {
    const mariana = await person('Mariana');
    await writes(mariana, { text: 'oi' });
    for (const data of ['m-1', 'm-2', 'm-2']) await send(text(mariana.phone, data));
    await send(text(mariana.phone, 'm-3'), 'wrong');
    const counts = await call('GET', '/control/accounts/1001/received/counts');
    expect(counts.body).toMatchObject({ accepted: 3, distinct: 2, repeated: [{ callbackData: 'm-2', count: 2 }] });
    const one = await call('GET', '/control/accounts/1001/received?callbackData=m-1');
    expect(one.body).toMatchObject({
      count: 1,
      items: [{ bizOpaqueCallbackData: 'm-1', timesSeen: 1, to: mariana.phone }],
    });
  });

  it('refuses a bad token with 190, a foreign number with 100/33', async () => {
    expect(await send(text('5511987654321'), 'bad')).toMatchObject({ status: 401, body: { error: { code: 190 } } });
    const other = await call('POST', '/graph/v22.0/9999/messages', text('5511987654321'));
    expect(other).toMatchObject({ status: 400, body: { error: { code: 100, error_subcode: 33 } } });
  });

  it('holds the 24-hour window: by status as a rule, at once when told to; templates pass', async () => {
    const mariana = await person('Mariana');
    await writes(mariana, { text: 'oi' });
    clock.advance(24 * 60 * 60 * 1000 + 1);
    expect((await send(text(mariana.phone, 'late'))).status).toBe(200);
    await until('failed', () => statuses().includes('failed'));
    expect(business.all('statuses')[0]).toMatchObject({ biz_opaque_callback_data: 'late', errors: [{ code: 131047 }] });
    await call('PUT', '/control/accounts/1001/behaviour', { closedWindow: 'sync' });
    expect(await send(text(mariana.phone))).toMatchObject({ status: 400, body: { error: { code: 131047 } } });
    const template = {
      messaging_product: 'whatsapp',
      to: mariana.phone,
      type: 'template',
      template: { name: 'oi', language: { code: 'pt_BR' } },
    };
    expect((await send(template)).body['messages']).toMatchObject([{ message_status: 'accepted' }]);
  });

  it('tells 131026 for a number that nobody has', async () => {
    expect((await send(text('5511999990000'))).status).toBe(200);
    await until('failed', () => statuses().includes('failed'));
    expect(business.all('statuses')[0]).toMatchObject({ recipient_id: '5511999990000', errors: [{ code: 131026 }] });
  });

  it('fails as planned, at once or afterwards, then works again', async () => {
    const mariana = await person('Mariana');
    await writes(mariana, { text: 'oi' });
    await call('PUT', '/control/accounts/1001/behaviour', {
      failNext: [{ code: 131000 }, { code: 131049, async: true }],
    });
    expect(await send(text(mariana.phone))).toMatchObject({ status: 500, body: { error: { code: 131000 } } });
    expect((await send(text(mariana.phone))).status).toBe(200);
    await until('failed afterwards', () => statuses().includes('failed'));
    expect((await send(text(mariana.phone))).status).toBe(200);
    await call('PUT', '/control/accounts/1001/behaviour', { outage: true });
    expect((await send(text(mariana.phone))).status).toBeGreaterThanOrEqual(500);
  });

  it('limits throughput and pairs when told to', async () => {
    const mariana = await person('Mariana');
    await call('PUT', '/control/accounts/1001/behaviour', { throughputPerSecond: 1 });
    await send(text(mariana.phone));
    expect(await send(text(mariana.phone))).toMatchObject({ status: 429, body: { error: { code: 130429 } } });
    await call('PUT', '/control/accounts/1001/behaviour', { throughputPerSecond: null, pairIntervalMs: 6000 });
    await send(text(mariana.phone));
    expect(await send(text(mariana.phone))).toMatchObject({ status: 400, body: { error: { code: 131056 } } });
  });

  it('reaches a person who hides the number by the business-scoped id alone', async () => {
    const { body } = await call('POST', '/control/customers', {
      name: 'Bia',
      phone: '5511955554444',
      hidesPhone: true,
      username: 'bia',
    });
    const bia = body as unknown as Person;
    await writes(bia, { text: 'oi' });
    await until('told', () => business.all('messages').length === 1);
    expect(business.all('messages')[0]).not.toHaveProperty('from');
    expect(business.all('messages')[0]).toMatchObject({ from_user_id: bia.userId });
    const { to: _to, ...rest } = text('x') as Record<string, unknown>;
    const accepted = await send({ ...rest, recipient: bia.userId });
    expect(accepted.body['contacts']).toEqual([{ input: bia.userId, user_id: bia.userId }]);
    await until('sent', () => statuses().includes('sent'));
    expect(business.all('statuses')[0]).not.toHaveProperty('recipient_id');
  });
});

describe('CHN-6: files', () => {
  it('resolves to an address that wants the token and lives five minutes', async () => {
    const mariana = await person('Mariana');
    const file = { base64: Buffer.from('abc').toString('base64'), name: 'a.txt', mimeType: 'text/plain' };
    await writes(mariana, { file, caption: 'veja' });
    await until('told', () => business.all('messages').length === 1);
    const { document } = business.all('messages')[0] as { document: { id: string; sha256: string; filename: string } };
    expect(document).toMatchObject({ filename: 'a.txt', caption: 'veja', mime_type: 'text/plain' });
    const { body } = await call('GET', `/graph/v22.0/${document.id}?phone_number_id=1001`);
    expect(body).toMatchObject({ file_size: 3, mime_type: 'text/plain', id: document.id });
    expect(Buffer.from(document.sha256, 'base64').toString('hex')).toBe(body['sha256']);
    const { pathname, search } = new URL(String(body['url']));
    const fetchIt = async (token?: string): Promise<number> =>
      (await sandbox.app.inject({ url: pathname + search, headers: token ? { authorization: `Bearer ${token}` } : {} }))
        .statusCode;
    expect(await fetchIt()).toBe(401);
    expect(await fetchIt('tok')).toBe(200);
    clock.advance(5 * 60 * 1000);
    expect(await fetchIt('tok')).toBe(404);
    clock.advance(7 * 24 * 60 * 60 * 1000);
    expect((await call('GET', `/graph/v22.0/${document.id}`)).body.error?.code).toBe(100);
  });
});

describe('CHN-6: keeping', () => {
  it('keeps numbers, people, chats, counts and undelivered webhooks over a restart', async () => {
    await sandbox.close();
    const dataFolder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    await start({ dataFolder });
    await register();
    const mariana = await person('Mariana');
    await business.close();
    await writes(mariana, { text: 'antes' });
    await send(text(mariana.phone, 'm-1'));
    await sandbox.close();
    await business.open();
    await start({ dataFolder });
    await until('what was undelivered arrived', () => business.all('messages').length === 1);
    await until('the send went its way', () => statuses().includes('delivered'));
    expect((await call('GET', '/control/accounts/1001/received/counts')).body).toMatchObject({
      accepted: 1,
      repeated: [],
    });
    const chat = await call('GET', `/control/chats/1001/${mariana.id}/messages`);
    expect(chat.body['count']).toBe(2);
  });
});
