import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../../test/support/database.js';
import { makeOccurrence } from '../../../../catalogue/src/testing/make-occurrence.js';
import { makeOccurrenceType } from '../../../../catalogue/src/testing/make-occurrence-type.js';
import { makeReason } from '../../../../catalogue/src/testing/make-reason.js';
import { makeSolution } from '../../../../catalogue/src/testing/make-solution.js';
import { receive } from '../../testing/start-tickets.js';
import { TestDesk } from '../../testing/test-desk.js';
import { TicketClassification } from '../classify/ticket-classification.service.js';
import { TicketReader } from '../ticket-reader.js';

const db = useDatabase();
let desk: TestDesk;

beforeAll(async () => {
  desk = await TestDesk.start(db);
});
afterAll(() => desk?.app.close());
const reason = () => desk.app.get(UnitOfWork).run((tx) => makeReason(tx));

describe('TKT-3: the status', () => {
  it.each(['cancelled', 'unfounded'] as const)('%s needs a reason for it', async (status) => {
    const { id } = await desk.open();
    await expect(desk.changeStatus(desk.ana, id, { status })).rejects.toMatchObject({ code: 'ticket.reason-required' });
    const other = await desk.app.get(UnitOfWork).run((tx) => makeReason(tx, { actions: ['pause'] }));
    await expect(desk.changeStatus(desk.ana, id, { status, reasonId: other.id })).rejects.toMatchObject({
      kind: 'invalid',
    });
    await desk.changeStatus(desk.ana, id, { status, reasonId: (await reason()).id });
    expect(await desk.row(id)).toMatchObject({ status, is_live: false });
  });

  it('finished takes the occurrence’s default solution, and keeps the comment as a note of the ticket', async () => {
    const { id } = await desk.open();
    const { solution, occurrence } = await desk.app.get(UnitOfWork).run(async (tx) => {
      const made = await makeSolution(tx);
      const type = await makeOccurrenceType(tx);
      return {
        solution: made,
        occurrence: await makeOccurrence(tx, {
          occurrenceTypeId: type.id,
          defaultSolutionId: made.id,
          defaultPriority: 4,
        }),
      };
    });
    const { version } = await desk.row(id);
    await desk.as(desk.ana, () =>
      desk.app.get(TicketClassification).classify(desk.ana, id, version as number, { occurrenceId: occurrence.id }),
    );
    expect(await desk.row(id)).toMatchObject({
      occurrence_id: occurrence.id,
      occurrence_type_id: occurrence.occurrenceTypeId,
      priority: 4,
    });
    await desk.changeStatus(desk.ana, id, { status: 'finished', comment: 'Resolvido por telefone' });
    const ticket = await desk.row(id);
    expect(ticket).toMatchObject({ status: 'finished', solution_id: solution.id });
    const messages = await desk.app.get(TicketReader).messages(desk.ana, id, {});
    expect(messages.at(-1)).toMatchObject({
      direction: 'note',
      text: 'Resolvido por telefone',
      author: { name: 'Ana' },
      seq: ticket.last_seq,
    });
  });

  it('reopening needs a reason, and is refused once the conversation went on in another ticket', async () => {
    const { id, conversationId } = await desk.open();
    await desk.changeStatus(desk.ana, id, { status: 'finished' });
    await expect(desk.changeStatus(desk.ana, id, { status: 'inProgress' })).rejects.toMatchObject({
      code: 'ticket.reason-required',
    });
    const { id: reasonId } = await reason();
    await desk.changeStatus(desk.ana, id, { status: 'inProgress', reasonId });
    expect(await desk.row(id)).toMatchObject({ status: 'inProgress', last_seq: null, finished_at: null });
    await desk.changeStatus(desk.ana, id, { status: 'finished' });
    await receive(desk.app, { conversationId });
    await expect(desk.changeStatus(desk.ana, id, { status: 'inProgress', reasonId })).rejects.toMatchObject({
      code: 'ticket.superseded',
    });
  });

  it('of two changes at the same time one wins and the other is told', async () => {
    const { id } = await desk.open();
    const { id: reasonId } = await reason();
    const results = await Promise.allSettled([
      desk.changeStatus(desk.ana, id, { status: 'cancelled', reasonId }),
      desk.changeStatus(desk.bia, id, { status: 'unfounded', reasonId }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({
      code: 'ticket.transition-not-allowed',
    });
  });

  it('a change from an old version is 412', async () => {
    const { id } = await desk.open();
    const { version } = await desk.row(id);
    await desk.take(desk.ana, id);
    await expect(
      desk.changeStatus(desk.bia, id, { status: 'finished', version: version as number }),
    ).rejects.toMatchObject({
      kind: 'staleVersion',
    });
    const classify = desk.app.get(TicketClassification).classify(desk.bia, id, version as number, { priority: 3 });
    await expect(classify).rejects.toMatchObject({ kind: 'staleVersion' });
  });

  it('each step asks for its own permission', async () => {
    const { id } = await desk.open();
    const weak = { ...desk.ana, permissions: new Set(['tickets.list', 'tickets.reply']) };
    await desk.changeStatus(weak, id, { status: 'waiting' });
    await expect(desk.changeStatus(weak, id, { status: 'finished' })).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await desk.app.get(TicketReader).detail(weak, id)).mayChangeTo).toEqual(['open', 'inProgress']);
  });
});
