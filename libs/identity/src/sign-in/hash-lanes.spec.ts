import { setImmediate as turn } from 'node:timers/promises';
import { Lanes } from './hash-lanes.js';

it('IAM-1: only so many hashes run at once, in the order in which they were asked for', async () => {
  const lanes = new Lanes(2);
  const begun: number[] = [];
  let now = 0;
  let most = 0;
  const work = (n: number) => async () => {
    begun.push(n);
    most = Math.max(most, ++now);
    await turn();
    now--;
    if (n === 3) throw new Error('third');
    return n;
  };
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => lanes.run(work(n))));
  expect(most).toBe(2);
  expect(begun).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(await lanes.run(work(20))).toBe(20);
});

it('IAM-1: a line that is too long sends people away at once', async () => {
  const lanes = new Lanes(1, 2);
  const never = new Promise<never>(() => undefined);
  void lanes.run(() => never);
  void lanes.run(() => never);
  void lanes.run(() => never);
  await expect(lanes.run(() => never)).rejects.toMatchObject({ code: 'identity.too-many-sign-ins' });
});
