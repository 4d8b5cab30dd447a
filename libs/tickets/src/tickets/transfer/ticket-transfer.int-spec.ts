import type { Actor } from '@guiche/identity';
import { newId } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../../test/support/database.js';
import { makeReason } from '../../../../catalogue/src/testing/make-reason.js';
import { TestDesk } from '../../testing/test-desk.js';
import { TicketReader } from '../ticket-reader.js';
import { TicketTransfer } from './ticket-transfer.service.js';

const db = useDatabase();
let desk: TestDesk;

beforeAll(async () => {
  desk = await TestDesk.start(db);
});
afterAll(() => desk?.app.close());
const reason = () => desk.app.get(UnitOfWork).run((tx) => makeReason(tx));

describe('TKT-9: a transfer', () => {
  const transfer = (actor: Actor, id: string, to: Parameters<TicketTransfer['transfer']>[2]) =>
    desk.as(actor, () => desk.app.get(TicketTransfer).transfer(actor, id, to));

  it('goes to another agent with note and reason', async () => {
    const { id } = await desk.open();
    await desk.take(desk.ana, id);
    const { id: reasonId } = await reason();
    await transfer(desk.ana, id, { toAgentId: desk.bia.userId, reasonId, note: 'Cliente antigo' });
    expect(await desk.row(id)).toMatchObject({ assignee_id: desk.bia.userId });
    const { text } = await desk.app.get(TicketReader).events(desk.bia, id, 0, 100);
    const told = (JSON.parse(text) as { type: string; data: object; actor: object }[]).find(
      ({ type }) => type === 'transferred',
    );
    expect(told).toMatchObject({
      actor: { kind: 'user', id: desk.ana.userId, name: 'Ana' },
      data: { toUserId: desk.bia.userId, note: 'Cliente antigo', names: { fromUser: 'Ana', toUser: 'Bia' } },
    });
  });

  it('goes to another queue, and waits there', async () => {
    const { id } = await desk.open();
    await desk.take(desk.ana, id);
    await transfer(desk.ana, id, { toQueueId: desk.queues[1] ?? '' });
    expect(await desk.row(id)).toMatchObject({ assignee_id: null, queue_id: desk.queues[1], status: 'open' });
    expect(await desk.timeLine(id)).toEqual(expect.arrayContaining(['transferred', 'assigned', 'queued']));
  });

  it('goes nowhere that is unknown', async () => {
    const { id } = await desk.open();
    await expect(transfer(desk.ana, id, { toQueueId: newId() })).rejects.toMatchObject({
      code: 'ticket.queue-unknown',
    });
    await expect(transfer(desk.ana, id, { toAgentId: newId() })).rejects.toMatchObject({
      code: 'ticket.agent-unknown',
    });
    await expect(transfer(desk.ana, id, {})).rejects.toMatchObject({ kind: 'unprocessable' });
  });
});
