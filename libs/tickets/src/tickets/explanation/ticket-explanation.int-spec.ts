import { withCause } from '@guiche/platform/context';
import { AccessDirectory, type Actor } from '@guiche/identity';
import { UnitOfWork } from '@guiche/platform/database';
import { useDatabase } from '../../../../../test/support/database.js';
import { makeProfile } from '../../../../identity/src/testing/make-profile.js';
import { makeUser } from '../../../../identity/src/testing/make-user.js';
import { TestDesk } from '../../testing/test-desk.js';
import { TicketAssignment } from '../assign/ticket-assignment.service.js';
import { TicketFollowers } from '../follow/ticket-followers.service.js';
import { TicketExplanation } from './ticket-explanation.service.js';

const db = useDatabase();
let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.start(db);
});
afterAll(() => desk?.app.close());

const all = ['tickets.list', 'tickets.read-messages', 'tickets.take', 'tickets.assign', 'access.explain'];

async function person(reach: object, permissions = all): Promise<Actor> {
  const { id } = await desk.app
    .get(UnitOfWork)
    .run(async (tx) => makeUser(tx, { profile: await makeProfile(tx, { permissions, ...reach }) }));
  await db.sql(`INSERT INTO inbox_member (inbox_id, user_id) VALUES ($1, $2)`, [desk.inboxId, id]);
  const actor = await desk.app.get(AccessDirectory).actorOf(undefined, id);
  if (!actor) throw new Error('nobody');
  return actor;
}
const why = async (ticketId: string, userId: string, language: 'pt-BR' | 'en' = 'en') =>
  withCause({ language }, () => desk.app.get(TicketExplanation).explain(desk.ana, ticketId, userId));

describe('IAM-9a: why somebody sees a ticket', () => {
  it('says which reach it is, and that the others are not his profile’s', async () => {
    const { id } = await desk.open();
    const reader = await person({ reachesUnassigned: true });
    const found = await why(id, reader.userId);
    expect(found).toMatchObject({ reached: true, readsMessages: true });
    const by = (kind: string) => found.reasons.find((reason) => reason.kind === kind);
    expect(by('unassigned')).toMatchObject({ held: true, matched: true, text: 'The ticket is assigned to nobody.' });
    expect(by('inbox')).toMatchObject({ matched: true });
    expect(by('team')).toMatchObject({ held: false, matched: false });
    expect((await why(id, reader.userId, 'pt-BR')).text).toMatch(
      /^User .* vê o atendimento \d+ e lê as suas mensagens\.$/,
    );
  });

  it('says what is missing: the inbox, a permission, the right to read', async () => {
    const { id } = await desk.open();
    const outside = await person({ reachesUnassigned: true, reachesOthers: true });
    await db.sql(`DELETE FROM inbox_member WHERE user_id = $1`, [outside.userId]);
    const hidden = await why(id, outside.userId);
    expect(hidden.reached).toBe(false);
    expect(hidden.reasons.find(({ kind }) => kind === 'inbox')?.text).toContain('not a member');
    const blind = await person({ reachesUnassigned: true }, ['tickets.list']);
    expect(await why(id, blind.userId)).toMatchObject({ reached: true, readsMessages: false });
    const powerless = await person({ reachesUnassigned: true }, []);
    expect(await why(id, powerless.userId)).toMatchObject({ reached: false });
  });

  it('is 404 for a ticket that whoever asks does not reach', async () => {
    const { id } = await desk.open();
    const own = await person({});
    await expect(desk.app.get(TicketExplanation).explain(own, id, desk.ana.userId)).rejects.toThrow('ticket.not-found');
  });
});

describe('IAM-9: participants', () => {
  it('a former owner goes on seeing the ticket where his profile says so, and only there', async () => {
    const { id } = await desk.open();
    const stays = await person({ reachesUnassigned: true, reachesParticipating: true });
    const leaves = await person({ reachesUnassigned: true });
    const assignment = desk.app.get(TicketAssignment);
    await desk.as(stays, () => assignment.take(stays, id));
    await desk.as(desk.ana, () => assignment.assign(desk.ana, id, desk.bia.userId));
    expect(await why(id, stays.userId)).toMatchObject({ reached: true });
    expect(await why(id, leaves.userId)).toMatchObject({ reached: false });
    const rows = await db.sql(`SELECT user_id, role FROM ticket_participant WHERE ticket_id = $1`, [id]);
    expect(rows).toEqual([{ user_id: stays.userId, role: 'former-assignee' }]);
  });

  it('following twice is following once, is on the audit trail, and ends', async () => {
    const { id } = await desk.open();
    const followers = desk.app.get(TicketFollowers);
    const follower = await person({ reachesUnassigned: true, reachesParticipating: true });
    await followers.set(follower, id, true);
    await followers.set(follower, id, true);
    await desk.take(desk.ana, id);
    expect(await why(id, follower.userId)).toMatchObject({ reached: true });
    await followers.set(follower, id, false);
    expect(await why(id, follower.userId)).toMatchObject({ reached: false });
    await expect(followers.set(follower, id, true)).rejects.toThrow('ticket.not-found');
    const audit = await db.sql(`SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY seq`, [id]);
    expect(audit.map(({ action }) => action as string)).toEqual(['tickets.follow', 'tickets.unfollow']);
  });
});
