import type { TestingModule } from '@nestjs/testing';
import type { Actor } from '@guiche/identity';
import { withCause } from '@guiche/platform/context';
import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../../test/support/database.js';
import { makeOccurrence } from '../../../../catalogue/src/testing/make-occurrence.js';
import { makeOccurrenceType } from '../../../../catalogue/src/testing/make-occurrence-type.js';
import { makeReason } from '../../../../catalogue/src/testing/make-reason.js';
import { makeSolution } from '../../../../catalogue/src/testing/make-solution.js';
import { makeConversation } from '../../../../channels/src/testing/make-conversation.js';
import { makeAgent, makeInboxId } from '../../testing/people.js';
import { receive, startTickets } from '../../testing/start-tickets.js';
import { TicketStatusByApi, type StatusByApiRequest, type StatusByApiResult } from './ticket-status-by-api.js';

const db = useDatabase();
let app: TestingModule;
let inboxId = '';
let client: Actor;

beforeAll(async () => {
  app = await startTickets();
  inboxId = await makeInboxId(app);
  client = await makeAgent(app, [inboxId], 'administrator', 'ERP');
  await app.get(UnitOfWork).run((tx) => makeReason(tx, { name: 'Cliente desistiu', actions: ['cancel', 'reopen'] }));
});
afterAll(() => app?.close());

async function open(lastInboundAt?: Date): Promise<{ protocol: string; id: string; conversationId: string }> {
  const { id: conversationId } = await app.get(UnitOfWork).run((tx) => makeConversation(tx, { inboxId }));
  await receive(app, { conversationId });
  if (lastInboundAt)
    await db.sql(`UPDATE conversation SET last_inbound_at = $2 WHERE id = $1`, [conversationId, lastInboundAt]);
  const [ticket] = await db.sql<{ protocol: string; id: string }>(
    `SELECT protocol, id FROM ticket WHERE conversation_id = $1`,
    [conversationId],
  );
  return { protocol: ticket?.protocol ?? '', id: ticket?.id ?? '', conversationId };
}
const change = (request: StatusByApiRequest, actor = client): Promise<StatusByApiResult> =>
  withCause({ actor: { kind: 'api-token', id: actor.userId, name: actor.name } }, () =>
    app.get(TicketStatusByApi).change(actor, request),
  );
const statusOf = async (id: string): Promise<unknown> =>
  (await db.sql(`SELECT status FROM ticket WHERE id = $1`, [id]))[0]?.status;
const comments = (conversationId: string) =>
  db.sql<{ direction: string; text: string }>(
    `SELECT direction, text FROM message WHERE conversation_id = $1 AND author_kind = 'agent' ORDER BY seq`,
    [conversationId],
  );

describe('API-12: an external client', () => {
  it('changes a status, and the audit trail tells it', async () => {
    const { protocol, id } = await open();
    expect(await change({ protocol, status: 'inProgress' })).toEqual({ kind: 'changed', ticketId: id });
    expect(await statusOf(id)).toBe('inProgress');
    expect(
      await db.sql(`SELECT actor_kind, action, before, after FROM audit_entry WHERE subject_id = $1`, [id]),
    ).toMatchObject([
      {
        actor_kind: 'api-token',
        action: 'tickets.change-status-via-api',
        before: { status: 'open' },
        after: { status: 'inProgress' },
      },
    ]);
  });

  it('is told what it asked for in vain', async () => {
    const { protocol, id } = await open();
    expect(await change({ protocol: '20220101000009', status: 'finished' })).toEqual({ kind: 'ticket-not-found' });
    expect(await change({ protocol, status: 'cancelled', reasonName: '  ' })).toEqual({ kind: 'reason-required' });
    expect(await change({ protocol, status: 'cancelled', reasonName: 'Nunca existiu' })).toEqual({
      kind: 'reason-unknown',
    });
    expect(await change({ protocol, status: 'unfounded', reasonName: 'Cliente desistiu' })).toEqual({
      kind: 'reason-unknown',
    });
    expect(await statusOf(id)).toBe('open');
    expect(await change({ protocol, status: 'cancelled', reasonName: 'CLIENTE DESISTIU' })).toMatchObject({
      kind: 'changed',
    });
    expect(await change({ protocol, status: 'open' })).toEqual({
      kind: 'transition-not-allowed',
      from: 'cancelled',
      to: 'open',
    });
  });

  it('IAM-9: finds no ticket out of its reach', async () => {
    const { protocol } = await open();
    const stranger = await makeAgent(app, []);
    expect(await change({ protocol, status: 'finished' }, stranger)).toEqual({ kind: 'ticket-not-found' });
  });

  it('may say a reason where none is needed, and the same again', async () => {
    const { protocol, id } = await open();
    expect(await change({ protocol, status: 'inProgress', reasonName: 'qualquer' })).toMatchObject({ kind: 'changed' });
    expect(await change({ protocol, status: 'inProgress' })).toEqual({ kind: 'unchanged', ticketId: id });
  });

  it('finishes with the occurrence’s default solution', async () => {
    const { protocol, id } = await open();
    const { occurrence, solution } = await app.get(UnitOfWork).run(async (tx) => {
      const made = await makeSolution(tx);
      const type = await makeOccurrenceType(tx);
      return {
        solution: made,
        occurrence: await makeOccurrence(tx, { occurrenceTypeId: type.id, defaultSolutionId: made.id }),
      };
    });
    await db.sql(`UPDATE ticket SET occurrence_type_id = $2, occurrence_id = $3 WHERE id = $1`, [
      id,
      occurrence.occurrenceTypeId,
      occurrence.id,
    ]);
    await change({ protocol, status: 'finished' });
    expect(await db.sql(`SELECT solution_id FROM ticket WHERE id = $1`, [id])).toEqual([{ solution_id: solution.id }]);
  });

  it('reopens with a reason, unless a later ticket took over', async () => {
    const { protocol, conversationId } = await open();
    await change({ protocol, status: 'finished' });
    expect(await change({ protocol, status: 'open' })).toEqual({ kind: 'reason-required' });
    expect(await change({ protocol, status: 'open', reasonName: 'Cliente desistiu' })).toMatchObject({
      kind: 'changed',
    });
    await change({ protocol, status: 'finished' });
    await receive(app, { conversationId });
    expect(await change({ protocol, status: 'open', reasonName: 'Cliente desistiu' })).toMatchObject({
      kind: 'superseded',
    });
  });
});

describe('API-12: a comment', () => {
  it('goes to the customer, or stays in the house', async () => {
    const { protocol, conversationId } = await open();
    await change({ protocol, status: 'inProgress', comment: { text: 'Separando', visibleToCustomer: true } });
    await change({ protocol, status: 'finished', comment: { text: 'NF 123', visibleToCustomer: false } });
    expect(await comments(conversationId)).toEqual([
      { direction: 'out', text: 'Separando' },
      { direction: 'note', text: 'NF 123' },
    ]);
    const [{ last_seq: last } = {}] = await db.sql(`SELECT last_seq FROM ticket WHERE protocol = $1`, [protocol]);
    expect(last).toBe(4);
  });

  it('changes together with the status or not at all', async () => {
    const { protocol, id, conversationId } = await open();
    const comment = { text: 'x', visibleToCustomer: true };
    await change({ protocol, status: 'cancelled', reasonName: 'Nunca existiu', comment });
    expect(await comments(conversationId)).toEqual([]);
    await expect(
      change({ protocol, status: 'finished', comment: { ...comment, text: 'y'.repeat(5000) } }),
    ).resolves.toMatchObject({ kind: 'changed' });
    expect(await statusOf(id)).toBe('finished');
  });

  it('that the channel cannot send is kept on the time line', async () => {
    const { protocol, id, conversationId } = await open(new Date('2020-01-01T00:00:00Z'));
    await change({ protocol, status: 'inProgress', comment: { text: 'Fora da janela', visibleToCustomer: true } });
    expect(await comments(conversationId)).toEqual([]);
    const [entry] = await db.sql(`SELECT data FROM ticket_event WHERE ticket_id = $1 AND type = 'comment'`, [id]);
    expect(entry?.data).toEqual({ text: 'Fora da janela', visibleToCustomer: true, notSent: 'channels.window-closed' });
  });
});
