import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../../test/support/database.js';
import { makeAgent } from '../../testing/people.js';
import { TestDesk } from '../../testing/test-desk.js';
import { TicketAssignment } from './ticket-assignment.service.js';

const db = useDatabase();
let desk: TestDesk;

beforeAll(async () => {
  desk = await TestDesk.start(db);
});
afterAll(() => desk?.app.close());

describe('whose ticket it is', () => {
  it('RTE-8: of two agents who take one ticket, one has it and the other is told who', async () => {
    const { id } = await desk.open();
    const results = await Promise.allSettled([desk.take(desk.ana, id), desk.take(desk.bia, id)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const loser = results.find((result) => result.status === 'rejected');
    const winner = (await desk.row(id)).assignee_id === desk.ana.userId ? desk.ana : desk.bia;
    expect(loser?.reason).toMatchObject({
      kind: 'conflict',
      code: 'ticket.assigned-to-other',
      params: { agent: winner.name },
    });
    await desk.take(winner, id);
    expect((await desk.timeLine(id)).filter((type) => type === 'assigned')).toHaveLength(1);
  });

  it('RTE-8: a manual assignment and an automatic one never both happen', async () => {
    const { id } = await desk.open();
    const automatic = desk.app
      .get(UnitOfWork)
      .run((tx) => desk.app.get(TicketAssignment).assignAutomatically(tx, id, desk.bia.userId));
    const [manual, given] = await Promise.allSettled([desk.take(desk.ana, id), automatic]);
    const owner = (await desk.row(id)).assignee_id;
    expect(owner).toBe(manual.status === 'fulfilled' ? desk.ana.userId : desk.bia.userId);
    expect(given).toEqual({ status: 'fulfilled', value: owner === desk.bia.userId });
  });

  it('an assignment from a stale screen is told, not carried out', async () => {
    const { id } = await desk.open();
    await desk.take(desk.ana, id);
    const assign = (fromAgentId: string | null) =>
      desk.as(desk.bia, () => desk.app.get(TicketAssignment).assign(desk.bia, id, desk.bia.userId, { fromAgentId }));
    await expect(assign(null)).rejects.toMatchObject({ code: 'ticket.assigned-to-other', params: { agent: 'Ana' } });
    await assign(desk.ana.userId);
    expect((await desk.row(id)).assignee_id).toBe(desk.bia.userId);
  });

  it('only who works on the inbox and may answer can be given a ticket', async () => {
    const { id } = await desk.open();
    const stranger = await makeAgent(desk.app, [], 'agent', 'Fora');
    const assign = desk.app.get(TicketAssignment).assign(desk.ana, id, stranger.userId);
    await expect(assign).rejects.toMatchObject({ kind: 'unprocessable', code: 'ticket.agent-cannot-receive' });
  });

  it('a ticket that is given back is open, in its queue, with its old age', async () => {
    const { id } = await desk.open();
    const { queued_at: queuedAt } = await desk.row(id);
    await desk.take(desk.ana, id);
    await desk.write(desk.ana, id);
    await desk.as(desk.ana, () => desk.app.get(TicketAssignment).assign(desk.ana, id, null));
    expect(await desk.row(id)).toMatchObject({
      assignee_id: null,
      status: 'open',
      queue_id: desk.queues[0],
      queued_at: queuedAt,
    });
  });

  it('IAM-14: the tickets of somebody who left wait for others', async () => {
    const leaver = await makeAgent(desk.app, [desk.inboxId]);
    const tickets = [await desk.open(), await desk.open()];
    for (const { id } of tickets) await desk.take(leaver, id);
    await desk.app.get(UnitOfWork).run((tx) => desk.app.get(TicketAssignment).handOverAllOf(tx, leaver.userId, null));
    for (const { id } of tickets) expect(await desk.row(id)).toMatchObject({ assignee_id: null, status: 'open' });
  });

  it('IAM-14: or go to who was named, as far as he can have them', async () => {
    const [leaver, heir] = [await makeAgent(desk.app, [desk.inboxId]), await makeAgent(desk.app, [desk.inboxId])];
    const outsider = await makeAgent(desk.app, []);
    const handOver = (from: string, to: string) =>
      desk.app.get(UnitOfWork).run((tx) => desk.app.get(TicketAssignment).handOverAllOf(tx, from, to));
    const { id } = await desk.open();
    await desk.take(leaver, id);
    await handOver(leaver.userId, heir.userId);
    expect(await desk.row(id)).toMatchObject({ assignee_id: heir.userId });
    expect((await desk.timeLine(id)).slice(-2)).toEqual(['transferred', 'assigned']);
    await handOver(heir.userId, outsider.userId);
    expect(await desk.row(id)).toMatchObject({ assignee_id: null, queue_id: desk.queues[0] });
  });
});
