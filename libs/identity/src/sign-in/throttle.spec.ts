import { delayAfter, throttleRules, type ThrottleKind } from './throttle.js';

it('IAM-1: mistyping four times costs nothing, then the wait doubles', () => {
  expect([1, 4, 5, 6, 7, 8].map((failures) => delayAfter('account', failures))).toEqual([0, 0, 5, 10, 20, 40]);
});

it.each<ThrottleKind>(['account', 'device', 'address'])(
  'IAM-1: the wait of %s is bounded and never shrinks',
  (kind) => {
    const delays = Array.from({ length: 2000 }, (_, failures) => delayAfter(kind, failures));
    expect(Math.max(...delays)).toBe(throttleRules[kind].maxSeconds);
    expect(delays.every((delay, at) => at === 0 || delay >= (delays[at - 1] ?? 0))).toBe(true);
  },
);

it('IAM-1: a call centre behind one address is not slowed down by a few dozen slips', () => {
  expect(delayAfter('address', 40)).toBe(0);
});
