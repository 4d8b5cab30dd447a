import type { Message } from '../api/types.js';
import { changeMessage, leavesGap, mergeMessages, type Thread } from './patch-messages.js';

const message = (seq: number, more: Partial<Message> = {}): Message =>
  ({ id: `m${seq}`, seq, direction: 'out', delivery: 'sent', ...more }) as Message;
const thread = (...items: Message[]): Thread => ({ items, hasOlder: true });

describe('TKT-7: messages in the desk', () => {
  it('are there once and in order, whatever order they come in', () => {
    const next = mergeMessages(thread(message(4), message(5)), [message(7), message(6), message(5)]);
    expect(next.items.map((one) => one.seq)).toEqual([4, 5, 6, 7]);
  });

  it('show delivery that only goes forward', () => {
    const read = thread(message(1, { delivery: 'read' }));
    expect(changeMessage(read, message(1, { delivery: 'delivered' })).items[0]?.delivery).toBe('read');
    expect(mergeMessages(read, [message(1, { delivery: 'sent' })]).items[0]?.delivery).toBe('read');
    expect(changeMessage(read, message(1, { delivery: 'failed' })).items[0]?.delivery).toBe('failed');
  });

  it('begin anew when a failed one is sent again', () => {
    const failed = thread(message(1, { delivery: 'failed' }));
    expect(changeMessage(failed, message(1, { delivery: 'queued' })).items[0]?.delivery).toBe('queued');
  });

  it('say when something between is missing', () => {
    expect(leavesGap(thread(message(4)), message(5))).toBe(false);
    expect(leavesGap(thread(message(4)), message(6))).toBe(true);
    expect(leavesGap(thread(), message(6))).toBe(false);
  });

  it('are not changed when they are not loaded', () => {
    const known = thread(message(4));
    expect(changeMessage(known, message(1))).toBe(known);
  });
});
