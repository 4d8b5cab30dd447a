import { makeActor } from '../testing/make-actor.js';
import { maskedFields, reachNames, type MaskedField, type ReachName } from './reach.js';
import { beyond, holdingOf, requireKnown, requireMayGrant, requireNotAbove, type Holding } from './may-grant.js';

const holding = ({
  permissions = [],
  reach = [],
  masked = [],
}: {
  permissions?: string[];
  reach?: ReachName[];
  masked?: MaskedField[];
} = {}): Holding => ({ permissions: new Set(permissions), reach: new Set(reach), masked: new Set(masked) });

it('IAM-8: one may grant what one holds, and nothing else', () => {
  const actor = makeActor({ permissions: ['users.list', 'users.update'], scope: { unassigned: true } });
  expect(() => requireMayGrant(actor, holding({ permissions: ['users.list'], reach: ['unassigned'] }))).not.toThrow();
  expect(() => requireMayGrant(actor, holding({ permissions: ['users.list', 'users.create'] }))).toThrow(
    'identity.cannot-grant',
  );
});

it.each(reachNames)('IAM-8, IAM-9: reach is granted like a permission: %s', (reach) => {
  expect(() => requireMayGrant(makeActor(), holding({ reach: [reach] }))).toThrow('identity.cannot-grant');
  const reaching = makeActor({ scope: reach === 'allInboxes' ? { inboxIds: 'all' } : { [reach]: true } });
  expect(() => requireMayGrant(reaching, holding({ reach: [reach] }))).not.toThrow();
});

it('IAM-8, IAM-9: whoever reaches all tickets of his inboxes may give any part of that', () => {
  const reaching = makeActor({ scope: { unassigned: true, others: true } });
  const parts: ReachName[] = ['participating', 'team', 'sector', 'subordinates'];
  expect(() => requireMayGrant(reaching, holding({ reach: parts }))).not.toThrow();
  const others = makeActor({ scope: { others: true } });
  expect(() => requireMayGrant(others, holding({ reach: ['team', 'subordinates'] }))).not.toThrow();
  expect(() => requireMayGrant(others, holding({ reach: ['sector'] }))).toThrow('identity.cannot-grant');
});

it.each(maskedFields)('IAM-8, IAM-9: nobody lifts a mask that he is under himself: %s', (field) => {
  const masked = makeActor({ scope: { masked: [field] } });
  expect(() => requireMayGrant(masked, holding())).toThrow('identity.cannot-grant');
  expect(() => requireMayGrant(masked, holding({ masked: [field] }))).not.toThrow();
  expect(() => requireMayGrant(makeActor(), holding({ masked: [field] }))).not.toThrow();
});

it('IAM-8: somebody who holds more, or the root, is out of reach for changes', () => {
  const actor = makeActor({ permissions: ['users.update'] });
  expect(() => requireNotAbove(actor, holding({ permissions: ['users.update'] }), 'above')).not.toThrow();
  expect(() => requireNotAbove(actor, holding({ permissions: ['users.create'] }), 'above')).toThrow('above');
  expect(() => requireNotAbove(actor, { ...holding(), isRoot: true }, 'above')).toThrow('above');
  expect(() => requireNotAbove({ ...actor, isRoot: true }, { ...holding(), isRoot: true }, 'above')).not.toThrow();
});

it('IAM-8: what an actor grants never exceeds what he holds, whatever is asked for', () => {
  const all = ['a', 'b', 'c', 'd'];
  const subsets = Array.from({ length: 16 }, (_, bits) => all.filter((_code, at) => bits & (1 << at)));
  for (const own of subsets) {
    for (const wanted of subsets) {
      const granted = beyond(holdingOf(makeActor({ permissions: own })), holding({ permissions: wanted })).length === 0;
      expect(granted).toBe(wanted.every((code) => own.includes(code)));
    }
  }
});

it('IAM-8: a permission that is kept back does not exist below the root', () => {
  expect(() => requireKnown(['tickets.secret'], new Set(['tickets.list']))).toThrow('platform.invalid-input');
});
