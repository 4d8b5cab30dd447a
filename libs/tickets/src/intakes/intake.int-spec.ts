import type { TestingModule } from '@nestjs/testing';
import type { Actor } from '@guiche/identity';
import { newId } from '@guiche/kernel';
import { withCause } from '@guiche/platform/context';
import { UnitOfWork } from '@guiche/platform/database';
import { parseListRequest } from '@guiche/platform/http';
import { useDatabase } from '../../../../test/support/database.js';
import { makeOccurrence } from '../../../catalogue/src/testing/make-occurrence.js';
import { makeOccurrenceType } from '../../../catalogue/src/testing/make-occurrence-type.js';
import { makeReason } from '../../../catalogue/src/testing/make-reason.js';
import { makeConversation } from '../../../channels/src/testing/make-conversation.js';
import { InboxConversionService } from '../conversion/inbox-conversion.service.js';
import { makeAgent, makeInboxId } from '../testing/people.js';
import { receive, startTickets } from '../testing/start-tickets.js';
import { intakeList } from './intake.list.js';
import { IntakeService } from './intake.service.js';

const db = useDatabase();
let app: TestingModule;
let inboxId = '';
let ana: Actor;

beforeAll(async () => {
  app = await startTickets();
  inboxId = await makeInboxId(app);
  ana = await makeAgent(app, [inboxId], 'agent', 'Ana');
  await app.get(InboxConversionService).update(inboxId, 0, { automatic: false });
});
afterAll(() => app?.close());

async function arrive(messages = 1): Promise<{ id: string; conversationId: string }> {
  const { id: conversationId } = await app.get(UnitOfWork).run((tx) => makeConversation(tx, { inboxId }));
  for (let n = 1; n <= messages; n++) await receive(app, { conversationId, text: `mensagem ${n}` });
  const [{ id } = { id: '' }] = await db.sql<{ id: string }>(`SELECT id FROM intake WHERE conversation_id = $1`, [
    conversationId,
  ]);
  return { id, conversationId };
}
const asAna = <T>(work: () => Promise<T>): Promise<T> =>
  withCause({ actor: { kind: 'user', id: ana.userId, name: ana.name } }, work);
const convert = (id: string, form = {}) => asAna(() => app.get(IntakeService).convert(ana, id, form));
const list = (actor: Actor) =>
  app.get(IntakeService).list(actor, parseListRequest(intakeList, { filter: '{"state":"pending"}' }));

it('TKT-2: an intake is converted by hand with the registration form, and the customer is told his number', async () => {
  const { id, conversationId } = await arrive(3);
  const { occurrence } = await app.get(UnitOfWork).run(async (tx) => {
    const type = await makeOccurrenceType(tx);
    return { occurrence: await makeOccurrence(tx, { occurrenceTypeId: type.id, defaultPriority: 3 }) };
  });
  const ticketId = await convert(id, { occurrenceId: occurrence.id });
  const [ticket] = await db.sql(`SELECT * FROM ticket WHERE id = $1`, [ticketId]);
  expect(ticket).toMatchObject({
    opened_via: 'manual',
    created_by: ana.userId,
    occurrence_id: occurrence.id,
    occurrence_type_id: occurrence.occurrenceTypeId,
    priority: 3,
    unread: 3,
    first_seq: 1,
    last_message_preview: 'mensagem 3',
  });
  const [told] = await db.sql<{ text: string }>(
    `SELECT text FROM message WHERE conversation_id = $1 AND direction = 'out'`,
    [conversationId],
  );
  expect(told?.text).toContain(String(ticket?.protocol));
  expect(await db.sql(`SELECT state, ticket_id, decided_by FROM intake WHERE id = $1`, [id])).toEqual([
    { state: 'converted', ticket_id: ticketId, decided_by: ana.userId },
  ]);
});

it('TKT-2: twice at once, and with a message arriving, is one ticket', async () => {
  const { id, conversationId } = await arrive();
  const [first, second] = await Promise.all([
    convert(id),
    convert(id),
    receive(app, { conversationId }),
    receive(app, { conversationId }),
  ]);
  expect(first).toBe(second);
  const tickets = await db.sql(`SELECT unread FROM ticket WHERE conversation_id = $1`, [conversationId]);
  expect(tickets).toEqual([{ unread: 3 }]);
});

it('TKT-2: an intake is discarded with a reason for it, and then decided', async () => {
  const { id } = await arrive();
  const { wrong, right } = await app.get(UnitOfWork).run(async (tx) => ({
    wrong: await makeReason(tx, { actions: ['cancel'] }),
    right: await makeReason(tx, { actions: ['discard'], name: 'Spam' }),
  }));
  const discard = (reasonId: string) => asAna(() => app.get(IntakeService).discard(ana, id, reasonId));
  await expect(discard(wrong.id)).rejects.toMatchObject({ kind: 'invalid' });
  expect(await discard(right.id)).toMatchObject({
    state: 'discarded',
    reason: { name: 'Spam' },
    decidedBy: { name: 'Ana' },
  });
  await expect(discard(right.id)).rejects.toMatchObject({ code: 'ticket.intake-decided' });
  await expect(convert(id)).rejects.toMatchObject({ code: 'ticket.intake-decided' });
});

it('TKT-2: the next message after a discarded intake makes a new one', async () => {
  const { id, conversationId } = await arrive();
  const { id: reasonId } = await app.get(UnitOfWork).run((tx) => makeReason(tx));
  await asAna(() => app.get(IntakeService).discard(ana, id, reasonId));
  await receive(app, { conversationId });
  expect(
    await db.sql(`SELECT state FROM intake WHERE conversation_id = $1 ORDER BY first_seq`, [conversationId]),
  ).toEqual([{ state: 'discarded' }, { state: 'pending' }]);
});

it('IAM-9: intakes are listed and reached within one’s inboxes only', async () => {
  const { id } = await arrive();
  const stranger = await makeAgent(app, [await makeInboxId(app)]);
  expect((await list(ana)).body).toContainEqual(expect.objectContaining({ id, preview: 'mensagem 1' }));
  expect((await list(stranger)).body).toEqual([]);
  await expect(app.get(IntakeService).convert(stranger, id, {})).rejects.toMatchObject({ kind: 'notFound' });
});

describe('the conversion of an inbox', () => {
  it('has defaults until it is set up, versions, and leaves a trace', async () => {
    const inbox = await makeInboxId(app);
    const service = app.get(InboxConversionService);
    expect(await service.get(inbox)).toMatchObject({ automatic: true, protocolMessage: '', version: 0 });
    expect(await service.update(inbox, 0, { creatorId: ana.userId })).toMatchObject({
      automatic: true,
      creatorId: ana.userId,
      version: 1,
    });
    expect(await service.update(inbox, 1, { protocolMessage: 'N.º {{ticket.protocol}}' })).toMatchObject({
      creatorId: ana.userId,
      version: 2,
    });
    await expect(service.update(inbox, 1, { automatic: false })).rejects.toMatchObject({ kind: 'staleVersion' });
    await expect(service.update(inbox, 0, { automatic: false })).rejects.toMatchObject({ kind: 'staleVersion' });
    expect(await db.sql(`SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY seq`, [inbox])).toHaveLength(2);
  });

  it('takes only what exists and fits', async () => {
    const service = app.get(InboxConversionService);
    await expect(service.get(newId())).rejects.toMatchObject({ kind: 'notFound' });
    await expect(service.update(inboxId, 1, { creatorId: newId() })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(service.update(inboxId, 1, { occurrenceId: newId() })).rejects.toMatchObject({ kind: 'invalid' });
  });
});
