import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import type { ApiClient } from '../../support/api-client.js';
import { useDatabase, useRedis } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import type { RunningApp } from '../../support/processes.js';
import { startProduct, type Product } from '../../support/product.js';

const customers = 6;
const rounds = 8;

interface TicketRow {
  readonly id: string;
  readonly contact: { readonly phone: string };
}
interface MessageRow {
  readonly seq: number;
  readonly direction: string;
  readonly text: string;
}

/** Tries until the api is back: the client's own key makes a repeat harmless. */
const persistently = <T>(work: () => Promise<T>): Promise<T> => eventually(work, { within: 60_000, every: 200 });

describe('kill -9 between receipt and delivery', () => {
  const db = useDatabase();
  const redisServer = useRedis();
  let product: Product;
  let api: RunningApp;
  let worker: RunningApp;
  let agent: ApiClient;

  beforeAll(async () => {
    product = await startProduct(db.sql, {
      JOBS_LEASE_SECONDS: '3',
      JOBS_SWEEP_MS: '500',
      JOBS_SWEEP_GRACE_MS: '500',
      CHANNELS_ECHO_GRACE_SECONDS: '5',
    });
    api = await product.start('api');
    worker = await product.start('worker');
    agent = await product.signIn('root');
  }, 180_000);

  const customer = async (place: number): Promise<string> => {
    const made = await product.control<{ id: string }>('POST', '/customers', {
      name: `Cliente ${place}`,
      phone: `55119${String(70_000_000 + place)}`,
    });
    return made.id;
  };

  it('CHN-4, TKT-7: every message is there once, every answer was sent once, in order, with Redis flushed in between', async () => {
    const redis = new Redis(redisServer.url);
    const chats = await Promise.all(Array.from({ length: customers }, (_, place) => customer(place)));
    const say = (chat: string, text: string): Promise<unknown> =>
      product.control('POST', `/chats/${product.business.phoneNumberId}/${chat}/messages`, { type: 'text', text });
    const answered = new Map<string, number>();
    const answer = async (ticket: TicketRow, text: string): Promise<void> => {
      const clientKey = randomUUID();
      await persistently(() =>
        agent.post(`/tickets/${ticket.id}/messages`, { text, clientKey, lastSeenSeq: 2_000_000 }),
      );
      answered.set(ticket.id, (answered.get(ticket.id) ?? 0) + 1);
    };

    for (let round = 0; round < rounds; round++) {
      await Promise.all(chats.map((chat, place) => say(chat, `pergunta ${place}.${round}`)));
      // Another process dies at another step of the way each round; nobody says goodbye.
      const victim = round % 2 === 0 ? worker : api;
      const tickets = await persistently(() => agent.get<TicketRow[]>('/tickets?range=[0,99]'));
      const answers = Promise.all(tickets.map((ticket) => answer(ticket, `resposta ${ticket.contact.phone}.${round}`)));
      await eventually(
        async () => {
          const [{ count } = { count: 0 }] = await db.sql<{ count: number }>(
            `SELECT count(*)::int AS count FROM job WHERE state = 'running'`,
          );
          // Round by round: while jobs run, while messages come in, and just after.
          return round % 3 !== 0 || count > 0 || tickets.length === 0;
        },
        { within: 1_000, every: 5 },
      ).catch(() => undefined);
      await victim.kill();
      if (round % 3 === 1) await redis.flushall();
      if (victim === worker) worker = await product.start('worker');
      else api = await product.start('api');
      await answers;
    }
    await redis.quit();

    // All questions arrived: once each, in the order in which they were asked.
    const tickets = await eventually(
      async () => {
        const rows = await agent.get<TicketRow[]>('/tickets?range=[0,99]');
        expect(rows).toHaveLength(customers);
        return rows;
      },
      { within: 60_000 },
    );
    for (const ticket of tickets) {
      await eventually(
        async () => {
          const messages = await agent.get<MessageRow[]>(`/tickets/${ticket.id}/messages?limit=200`);
          const asked = messages
            .filter(({ direction }) => direction === 'in')
            .map(({ text }) => Number(text.split('.')[1]));
          expect(asked).toEqual(Array.from({ length: rounds }, (_, round) => round));
        },
        { within: 120_000, every: 250 },
      );
    }

    // All answers left: the provider counts each once, and they came in the order in which they were written.
    await eventually(
      async () => {
        const open = await db.sql(
          `SELECT id, delivery FROM message WHERE direction = 'out' AND delivery IN ('queued', 'sending')`,
        );
        expect(open).toEqual([]);
      },
      { within: 120_000, every: 500 },
    );
    const counts = await product.control<{ distinct: number; repeated: unknown[]; withoutCallbackData: number }>(
      'GET',
      `/accounts/${product.business.phoneNumberId}/received/counts`,
    );
    const [{ sent } = { sent: -1 }] = await db.sql<{ sent: number }>(
      `SELECT count(*)::int AS sent FROM message WHERE direction = 'out' AND delivery <> 'failed'`,
    );
    expect(counts.repeated).toEqual([]);
    expect(counts.withoutCallbackData).toBe(0);
    expect(counts.distinct).toBe(sent);
    expect(await db.sql(`SELECT id FROM message WHERE delivery = 'failed'`)).toEqual([]);
    for (const ticket of tickets) {
      const sentInOrder = (await agent.get<MessageRow[]>(`/tickets/${ticket.id}/messages?limit=200`))
        .filter(({ direction, text }) => direction === 'out' && text.startsWith('resposta'))
        .map(({ text }) => text);
      expect(sentInOrder).toHaveLength(answered.get(ticket.id) ?? 0);
      const chat = await chatOf(ticket.contact.phone);
      const received = chat.filter(({ from, content }) => from === 'business' && content.body.startsWith('resposta'));
      expect(received.map(({ content }) => content.body)).toEqual(sentInOrder);
    }
  }, 400_000);

  const chatOf = async (phone: string): Promise<{ from: string; content: { body: string } }[]> => {
    const people = await product.control<{ id: string; phone: string }[]>('GET', '/customers');
    const person = people.find((one) => one.phone.replace(/\D/g, '') === phone.replace(/\D/g, ''));
    const { items } = await product.control<{ items: { from: string; content: { body: string } }[] }>(
      'GET',
      `/chats/${product.business.phoneNumberId}/${person?.id ?? ''}/messages`,
    );
    return items;
  };
});
