import type { ChannelAdapter, OutboundMessage } from './channel-adapter.js';
import { channelAdapters } from './registry.js';
import type { AdapterSample } from './testing/adapter-sample.js';
import { adapterSamples } from './testing/adapter-samples.js';
import { LocalProvider } from './testing/local-provider.js';

const sampleOf = (adapter: ChannelAdapter): AdapterSample => {
  const sample = adapterSamples.find(({ provider }) => provider === adapter.provider);
  if (!sample) throw new Error(`testing/adapter-samples.ts has no sample of ${adapter.provider}`);
  return sample;
};
const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const receivedAt = new Date('2026-11-23T12:00:00Z');
const mark = '0199c0de-0000-7000-8000-000000000001';

describe.each(channelAdapters.map((adapter) => ({ name: adapter.provider, adapter })))(
  'adapter $name',
  ({ adapter }) => {
    const sample = sampleOf(adapter);
    const read = (webhook: object) =>
      adapter.parse(bytes(webhook), { settings: sample.settings('http://x.test'), receivedAt });
    const textAt = (id: string, seconds: number) =>
      sample.textWebhook({
        id,
        from: sample.address,
        sentAt: new Date(receivedAt.getTime() - 60_000 + seconds * 1000),
        text: id,
      });
    let host: LocalProvider;
    beforeEach(async () => (host = await LocalProvider.start()));
    afterEach(() => host.stop());

    const context = () => ({ settings: sample.settings(host.url), secrets: sample.secrets });
    const message: OutboundMessage = {
      address: sample.address,
      type: 'text',
      text: 'Bom dia',
      content: null,
      media: null,
      replyToExternalId: null,
      mark,
    };
    const send = async () => adapter.send(message, context());

    it('CHN-5: describes itself: settings with their form, secrets apart, capabilities', () => {
      expect(adapter.provider).toMatch(/^[a-z0-9-]+$/);
      const names = adapter.fields.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      const settings = Object.keys(new adapter.settingsClass());
      const plain = adapter.fields.filter(({ kind }) => kind !== 'secret').map(({ name }) => name);
      expect(plain).toEqual(expect.arrayContaining(settings));
      expect(adapter.capabilities.messageTypes).toContain('text');
      expect(adapter.capabilities.maxTextLength).toBeGreaterThan(0);
    });

    it('CHN-3: a repeated message has the same id each time', () => {
      const [one] = read(textAt('m1', 1)).messages;
      const [other] = read(textAt('m1', 1)).messages;
      expect(one?.externalId).toBe(other?.externalId);
      expect(one).toMatchObject({ type: 'text', text: 'm1', sender: { address: sample.address } });
      expect(one?.sender.identities.length).toBeGreaterThan(0);
    });

    it('CHN-3: the provider’s time survives, so that disorder can be put right', () => {
      const [late] = read(textAt('late', 30)).messages;
      const [early] = read(textAt('early', 10)).messages;
      expect(late && early && late.sentAt.getTime() - early.sentAt.getTime()).toBe(20_000);
    });

    it.each(['sent', 'delivered', 'read', 'failed'] as const)(
      'CHN-3: reports %s, with our mark when there is an echo',
      (state) => {
        const [news] = read(sample.deliveryWebhook({ id: 'x1', state, at: receivedAt, mark })).deliveries;
        expect(news).toMatchObject({ externalId: 'x1', state });
        expect(news?.failure !== null).toBe(state === 'failed');
        if (adapter.capabilities.echoesSends) expect(news?.echo).toBe(mark);
      },
    );

    it.each([
      ['unknown but well-formed', bytes(sample.unknownWebhook)],
      ['no JSON', Buffer.from('<html>')],
      ['empty', Buffer.alloc(0)],
      ['another JSON', Buffer.from('[1, null, "x"]')],
      ['binary', Buffer.from([0xff, 0xfe, 0x00, 0x01])],
      ['nested beyond reason', Buffer.from('['.repeat(200_000))],
    ])('CHN-3: a payload that is %s is noted and never thrown', (_what, body) => {
      const parsed = adapter.parse(body, { settings: sample.settings('http://x.test'), receivedAt });
      expect(parsed.notUnderstood.length).toBeGreaterThan(0);
      expect(parsed.messages).toEqual([]);
    });

    it('CHN-3: takes the right signature and no other', () => {
      const body = bytes(textAt('m1', 1));
      const headers = sample.sign(body);
      expect(adapter.isSignatureRight(body, headers, sample.secrets)).toBe(true);
      expect(adapter.isSignatureRight(Buffer.concat([body, Buffer.from(' ')]), headers, sample.secrets)).toBe(false);
      expect(adapter.isSignatureRight(body, {}, sample.secrets)).toBe(false);
      expect(adapter.isSignatureRight(body, headers, {})).toBe(false);
      for (const [name, value] of Object.entries(headers)) {
        expect(adapter.isSignatureRight(body, { ...headers, [name]: value.slice(0, -1) }, sample.secrets)).toBe(false);
        expect(adapter.isSignatureRight(body, { ...headers, [name]: `${value.slice(0, -1)}ß` }, sample.secrets)).toBe(
          false,
        );
      }
    });

    it('CHN-4: an accepted send answers with the provider’s id and carried our mark', async () => {
      host.reply = () => sample.replies.accepted('ext-1');
      expect(await send()).toEqual({ ok: true, value: { externalId: 'ext-1' } });
      if (adapter.capabilities.echoesSends) expect(host.calls[0]?.body.toString()).toContain(mark);
    });

    it('CHN-4: a rate limit says how long to wait', async () => {
      host.reply = () => sample.replies.rateLimited;
      expect(await send()).toMatchObject({ ok: false, refusal: { kind: 'rate-limited', retryAfterMs: 3000 } });
    });

    it('CHN-4: an outage is temporary, whether the host answers so or is not there', async () => {
      host.reply = () => sample.replies.outage;
      expect(await send()).toMatchObject({ ok: false, refusal: { kind: 'temporary' } });
      await host.stop();
      expect(await send()).toMatchObject({ ok: false, refusal: { kind: 'temporary' } });
    });

    it('CHN-4: a broken connection after the request is uncertain, never simply temporary', async () => {
      host.reply = () => 'hang-up';
      expect(await send()).toMatchObject({ ok: false, refusal: { kind: 'uncertain' } });
    });

    it('CHN-4: what is final keeps the provider’s code and words', async () => {
      host.reply = () => sample.replies.final;
      const answer = await send();
      expect(answer).toMatchObject({ ok: false, refusal: { kind: 'final' } });
      expect(!answer.ok && answer.refusal.failure.code).not.toBe('');
      expect(!answer.ok && answer.refusal.failure.title).not.toBe('');
    });

    it('CHN-4: refused credentials ask for the inbox to be repaired', async () => {
      host.reply = () => sample.replies.credentials;
      expect(await send()).toMatchObject({ ok: false, refusal: { kind: 'reconnect' } });
      const report = await adapter.testConnection(context());
      expect(report.ok).toBe(false);
      expect(report.problems.length).toBeGreaterThan(0);
    });
  },
);
