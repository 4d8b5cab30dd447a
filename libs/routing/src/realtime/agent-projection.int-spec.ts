import type { TestingModule } from '@nestjs/testing';
import { newId } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { beginning } from '@guiche/platform/outbox';
import type { RealtimeMessage } from '@guiche/platform/realtime';
import { useDatabase } from '../../../../test/support/database.js';
import { makeActor } from '../../../identity/src/testing/make-actor.js';
import { agentPermissions } from '../routing.permissions.js';
import { makeAgent } from '../testing/make-agent.js';
import { makeQueue } from '../testing/make-queue.js';
import { startRouting } from '../testing/start-routing.js';
import { AgentProjection } from './agent-projection.js';

useDatabase();
let app: TestingModule;
beforeAll(async () => {
  app = await startRouting();
});
afterAll(() => app?.close());

const meta = <Type extends string>(type: Type) => ({
  type,
  occurredAt: new Date(0),
  cause: { actor: { kind: 'system', id: null, name: 'spec' }, requestId: null } as const,
  position: beginning,
});
const reaches = ({ audience }: RealtimeMessage, actor: ReturnType<typeof makeActor>): boolean =>
  audience === 'everybody' || audience(actor);

it('RTE-7: a change of presence is told, as things stand, to the agent and to those who may see agents', async () => {
  const uow = app.get(UnitOfWork);
  const userId = await uow.run(async (tx) => {
    const id = await makeAgent(tx, { presence: 'busy', load: 2 });
    await makeQueue(tx, { memberIds: [id], capacity: 4 });
    return id;
  });
  const event = { userId, presence: 'busy', from: 'online', presenceCause: 'by-hand' } as const;
  const [message, ...others] = await uow.read((tx) =>
    app.get(AgentProjection).presence({ ...event, ...meta('routing.presence-changed') }, tx),
  );
  expect(others).toEqual([]);
  expect(message).toMatchObject({
    type: 'presence.changed',
    data: {
      userId,
      presence: 'busy',
      presenceSince: expect.any(Date) as Date,
      pauseReasonId: null,
      load: 2,
      capacity: 4,
    },
  });
  if (!message) return;
  expect(reaches(message, makeActor({ userId }))).toBe(true);
  expect(reaches(message, makeActor({ permissions: [agentPermissions.list] }))).toBe(true);
  expect(reaches(message, makeActor({ permissions: ['tickets.list'] }))).toBe(false);
});

it('RTE-7: so is the load of both agents of an assignment, and of the one whose ticket begins or ends to count', async () => {
  const uow = app.get(UnitOfWork);
  const [a, b] = [await uow.run((tx) => makeAgent(tx)), await uow.run((tx) => makeAgent(tx))];
  const projection = app.get(AgentProjection);
  const ticket = { ticketId: newId(), inboxId: newId() };
  const about = (messages: readonly RealtimeMessage[]): unknown[] =>
    messages.map(({ data }) => (data as { userId: string }).userId);
  const assigned = { ...ticket, queueId: null, fromUserId: a, toUserId: b, how: 'transfer' } as const;
  const told = await uow.read((tx) => projection.owner({ ...assigned, ...meta('tickets.assigned') }, tx));
  expect(about(told)).toEqual([a, b].sort());
  const step = async (
    from: 'open' | 'inProgress',
    to: 'inProgress' | 'waiting' | 'finished',
    assigneeId: string | null,
  ) =>
    about(
      await uow.read(
        (tx) =>
        projection.status({ ...ticket, assigneeId, from, to, reasonId: null, solutionId: null, ...meta('tickets.status-changed') }, tx), // prettier-ignore
      ),
    );
  expect(await step('inProgress', 'finished', a)).toEqual([a]);
  expect(await step('inProgress', 'waiting', a)).toEqual([a]);
  expect(await step('open', 'inProgress', a)).toEqual([]);
  expect(await step('inProgress', 'finished', null)).toEqual([]);
});
