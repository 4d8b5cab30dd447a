import { makeActor } from '../testing/make-actor.js';
import { beyond, holdingOf, requireKnown, requireMayGrant, requireNotAbove, type Holding } from './may-grant.js';

const holding = (values: Partial<Omit<Holding, 'permissions'>> & { permissions?: string[] } = {}): Holding => ({
  unassigned: false,
  others: false,
  allInboxes: false,
  ...values,
  permissions: new Set(values.permissions ?? []),
});

it('IAM-8: one may grant what one holds, and nothing else', () => {
  const actor = makeActor({ permissions: ['users.list', 'users.update'], scope: { unassigned: true } });
  expect(() => requireMayGrant(actor, holding({ permissions: ['users.list'], unassigned: true }))).not.toThrow();
  expect(() => requireMayGrant(actor, holding({ permissions: ['users.list', 'users.create'] }))).toThrow(
    'identity.cannot-grant',
  );
});

it.each(['unassigned', 'others', 'allInboxes'] as const)(
  'IAM-8, IAM-9: reach is granted like a permission: %s',
  (reach) => {
    expect(() => requireMayGrant(makeActor(), holding({ [reach]: true }))).toThrow('identity.cannot-grant');
    const reaching = makeActor({ scope: { unassigned: true, others: true, inboxIds: 'all' } });
    expect(() => requireMayGrant(reaching, holding({ [reach]: true }))).not.toThrow();
  },
);

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
