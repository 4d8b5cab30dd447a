import { useDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { freePort } from '../../support/processes.js';
import { inboundText, startProduct, type Product } from '../../support/product.js';

describe('webhooks of a provider', () => {
  const db = useDatabase();
  let product: Product;
  let apis: string[];

  beforeAll(async () => {
    product = await startProduct(db.sql);
    const second = String(await freePort());
    await product.start('api');
    await product.start('api', { PORT: second });
    await product.start('worker');
    apis = [product.url, `http://127.0.0.1:${second}`];
  }, 120_000);

  const messages = (from: string): Promise<{ text: string; seq: number }[]> =>
    db.sql(
      `SELECT m.text, m.seq FROM message m JOIN conversation c ON c.id = m.conversation_id
       JOIN contact p ON p.id = c.contact_id WHERE p.phone = $1 AND m.direction = 'in' ORDER BY m.seq`,
      [`+${from}`],
    );

  it('CHN-3, TKT-7: repeated five times, in any order, by two api processes at once, each is one message', async () => {
    const from = '5511911112222';
    const bodies = ['um', 'dois', 'três'].map((text, place) =>
      inboundText(product.business, { from, id: `wamid.repeat-${place}`, text, at: 1_795_000_000 + place }),
    );
    const calls = Array.from({ length: 5 }, (_, round) =>
      bodies.map((body, place) => ({ body, at: (round + place) % 2 })),
    ).flat();
    calls.sort((a, b) => (JSON.stringify(a.body).length * 7 + a.at * 3 - JSON.stringify(b.body).length * 5) % 4);
    const statuses = await Promise.all(calls.map(({ body, at }) => product.webhook(body, { url: apis[at] ?? '' })));
    expect(new Set(statuses)).toEqual(new Set([200]));
    await eventually(async () => expect(await messages(from)).toHaveLength(3));
    const receipts = await db.sql(
      `SELECT 1 FROM webhook_receipt WHERE convert_from(body, 'UTF8') LIKE '%wamid.repeat-%'`,
    );
    expect(receipts).toHaveLength(15);
    // Every receipt is behind the reaction's cursor, and there is still one message each and one ticket.
    await eventually(async () => {
      // All receipts of an inbox lie in one lane; the cursors of the others stand still.
      const waiting = await db.sql(`SELECT 1 FROM outbox o WHERE o.type = 'channels.webhook-received' AND NOT EXISTS (
        SELECT 1 FROM outbox_cursor c
        WHERE c.subscriber = 'channels.ingest' AND (c.after_xid, c.after_id) >= (o.xid, o.id))`);
      expect(waiting).toHaveLength(0);
    });
    expect((await messages(from)).map(({ text }) => text).sort()).toEqual(['dois', 'três', 'um']);
    const tickets = await db.sql(
      `SELECT t.protocol FROM ticket t JOIN contact p ON p.id = t.contact_id WHERE p.phone = $1`,
      [`+${from}`],
    );
    expect(tickets).toHaveLength(1);
  });

  it('CHN-3: a wrong signature is 401, and nothing is stored', async () => {
    const before = await db.sql('SELECT count(*) FROM webhook_receipt');
    const body = inboundText(product.business, { from: '5511922223333', id: 'wamid.forged', text: 'falso' });
    expect(await product.webhook(body, { signature: `sha256=${'0'.repeat(64)}` })).toBe(401);
    expect(await product.webhook(body, { signature: 'nonsense' })).toBe(401);
    expect(await db.sql('SELECT count(*) FROM webhook_receipt')).toEqual(before);
  });

  it('CHN-3: what nobody understands is stored, answered with 200, and shown as unsupported where it is a message', async () => {
    const { business } = product;
    expect(await product.webhook({ object: 'something_else', entry: [] })).toBe(200);
    expect(await product.webhook('not json at all')).toBe(200);
    const from = '5511933334444';
    const body = JSON.parse(JSON.stringify(inboundText(business, { from, id: 'wamid.future', text: '' }))) as {
      entry: { changes: { value: { messages: Record<string, unknown>[] } }[] }[];
    };
    const [message] = body.entry[0]?.changes[0]?.value.messages ?? [];
    Object.assign(message ?? {}, { type: 'hologram', hologram: { id: '1' }, text: undefined });
    expect(await product.webhook(body)).toBe(200);
    await eventually(async () => {
      const shown = await db.sql<{ type: string }>(`SELECT type FROM message WHERE external_id = 'wamid.future'`);
      expect(shown).toEqual([{ type: 'unsupported' }]);
    });
  });
});
