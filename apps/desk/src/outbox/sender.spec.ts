import { ApiProblem, Unreachable } from '../api/problem.js';
import type { Message, WriteMessage } from '../api/types.js';
import type { NewEntry } from './outbox.js';
import { OutboxSender } from './sender.js';

const memory = () => {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
};

const entry = (clientKey: string, ticketId = 't1', lastSeenSeq = 1): NewEntry => ({
  clientKey,
  ticketId,
  text: clientKey,
  files: [],
  replyTo: null,
  note: false,
  lastSeenSeq,
  createdAt: '2026-11-23T12:00:00.000Z',
  thenFinish: false,
});

const message = (clientKey: string): Message => ({ id: `m-${clientKey}`, clientKey }) as Message;
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** A server that is reached or not, and counts what it stored by client key. */
function server() {
  const stored: { ticketId: string; clientKey: string; lastSeenSeq: number }[] = [];
  const state = { reachable: true, answer: null as ApiProblem | null, loseAnswer: false };
  const send = async (ticketId: string, { clientKey, lastSeenSeq }: WriteMessage): Promise<Message> => {
    if (!state.reachable) throw new Unreachable();
    if (state.answer !== null) throw state.answer;
    if (!stored.some((one) => one.clientKey === clientKey)) stored.push({ ticketId, clientKey, lastSeenSeq });
    if (state.loseAnswer) throw new Unreachable();
    return message(clientKey);
  };
  return { stored, state, send };
}

const start = (api: ReturnType<typeof server>, storage = memory()) => {
  const sent: string[] = [];
  const sender = new OutboxSender({
    userId: 'u1',
    storage,
    send: api.send,
    onSent: (one) => sent.push(one.clientKey),
    retryMs: 60_000,
  });
  return { sender, sent, storage };
};

describe('WEB-11: what is typed without a connection', () => {
  it('waits, and goes out in the order it was typed once the connection is back', async () => {
    const api = server();
    const { sender, sent } = start(api);
    api.state.reachable = false;
    sender.add(entry('a'));
    sender.add(entry('b'));
    sender.add(entry('c', 't2'));
    await settle();
    expect(api.stored).toEqual([]);
    expect(sender.store.get().map((one) => one.state)).toEqual(['waiting', 'waiting', 'waiting']);

    api.state.reachable = true;
    await sender.flush();
    expect(sent).toEqual(['a', 'c', 'b']);
    expect(api.stored.filter((one) => one.ticketId === 't1').map((one) => one.clientKey)).toEqual(['a', 'b']);
    expect(sender.store.get()).toEqual([]);
    sender.stop();
  });

  it('is stored once when the answer to the first attempt was lost', async () => {
    const api = server();
    const { sender } = start(api);
    api.state.loseAnswer = true;
    sender.add(entry('a'));
    await settle();
    expect(sender.store.get()).toHaveLength(1);
    api.state.loseAnswer = false;
    await sender.flush();
    expect(api.stored).toHaveLength(1);
    expect(sender.store.get()).toEqual([]);
    sender.stop();
  });

  it('survives a reload, also what was on its way at that moment', async () => {
    const api = server();
    api.state.reachable = false;
    const { sender, storage } = start(api);
    sender.add(entry('a'));
    sender.add(entry('b'));
    await settle();
    sender.stop();

    api.state.reachable = true;
    const again = start(api, storage);
    await again.sender.flush();
    expect(api.stored.map((one) => one.clientKey)).toEqual(['a', 'b']);
    expect(storage.getItem('guiche.outbox.u1')).toBeNull();
    again.sender.stop();
  });
});

describe('TKT-7a: answering from a stale view', () => {
  it('holds the answer back with the unseen messages, and sends it when the agent says so', async () => {
    const api = server();
    const { sender } = start(api);
    const unseen = [{ id: 'm9', seq: 9 }];
    api.state.answer = new ApiProblem(409, 'ticket.unseen-messages', 'O cliente escreveu.', [], { unseen }, null);
    sender.add(entry('a'));
    sender.add(entry('b'));
    await settle();
    expect(sender.store.get().map((one) => one.state)).toEqual(['unseen', 'waiting']);
    expect(sender.store.get()[0]?.unseen).toEqual(unseen);

    api.state.answer = null;
    sender.seen('t1', 9);
    sender.release('a');
    await settle();
    expect(api.stored.map((one) => [one.clientKey, one.lastSeenSeq])).toEqual([
      ['a', 9],
      ['b', 9],
    ]);
    sender.stop();
  });
});

describe('TKT-7: a refusal is visible', () => {
  it('keeps the refused message with the words of the server, and later ones behind it', async () => {
    const api = server();
    const { sender } = start(api);
    api.state.answer = new ApiProblem(422, 'x', 'Janela fechada.', [], {}, null);
    sender.add(entry('a'));
    await settle();
    expect(sender.store.get()[0]).toMatchObject({ state: 'refused', problem: 'Janela fechada.' });
    api.state.answer = null;
    sender.add(entry('b'));
    await settle();
    expect(api.stored).toEqual([]);
    sender.discard('a');
    await settle();
    expect(api.stored.map((one) => one.clientKey)).toEqual(['b']);
    sender.stop();
  });
});
