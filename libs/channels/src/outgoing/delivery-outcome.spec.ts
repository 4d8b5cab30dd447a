import type { FailureKind, Refusal } from '../adapters/channel-adapter.js';
import { consequenceOf } from './delivery-outcome.js';
import { backOffMs, pauseMs, rateLimitMs } from './patience.js';
import { readSendMark, sendMark } from './send-mark.js';
import { TokenBuckets } from './token-bucket.js';

const failure = { code: '1', title: 'words', detail: null };
const after = (kind: FailureKind, more: Partial<Refusal> = {}, echoesSends = true, sendFailures = 0) =>
  consequenceOf({ kind, failure, ...more }, { sendFailures, echoesSends, echoGraceMs: 20_000 });

it('CHN-4: what is final fails with the provider’s words', () => {
  expect(after('final')).toEqual({ kind: 'fail', failure });
});

it('CHN-4: what is temporary waits longer each time, and as the provider says when it says so', () => {
  expect(after('temporary')).toMatchObject({ kind: 'wait', ms: 2_000, outcomeUnknown: false });
  expect(after('temporary', {}, true, 3)).toMatchObject({ ms: 16_000 });
  expect(after('temporary', { retryAfterMs: 7_000 })).toMatchObject({ ms: 7_000 });
  expect(after('rate-limited')).toMatchObject({ ms: 4_000 });
  expect(after('rate-limited', {}, true, 2)).toMatchObject({ ms: 64_000 });
  expect([backOffMs(100), rateLimitMs(100)]).toEqual([300_000, 600_000]);
});

it('CHN-4: an uncertain send waits for its echo, and without one is said to be uncertain, never made twice', () => {
  expect(after('uncertain')).toMatchObject({ kind: 'wait', ms: 20_000, outcomeUnknown: true });
  expect(after('uncertain', {}, false)).toMatchObject({
    kind: 'fail',
    failure: { code: 'channels.uncertain', detail: 'words' },
  });
});

it('CHN-4: the breaker tolerates four failures in a row, then pauses longer and longer', () => {
  expect([1, 4].map(pauseMs)).toEqual([null, null]);
  expect([5, 6, 7, 20].map(pauseMs)).toEqual([10_000, 20_000, 40_000, 300_000]);
});

it('CHN-4: a bucket lets so many a second pass, and says how long the next one waits', () => {
  const buckets = new TokenBuckets();
  const at = (ms: number) => new Date(1_000_000 + ms);
  expect([0, 0, 0].map((ms) => buckets.take('a', 2, at(ms)))).toEqual([0, 0, 500]);
  expect(buckets.take('b', 2, at(0))).toBe(0);
  expect(buckets.take('a', 2, at(500))).toBe(0);
  expect(buckets.take('a', 2, at(600))).toBe(400);
  // A long rest does not save up more than one second's worth.
  expect([10_000, 10_000, 10_000].map((ms) => buckets.take('a', 2, at(ms)))).toEqual([0, 0, 500]);
});

it('TKT-7: a mark names message and round, and nothing else is taken for one', () => {
  const id = '0199c0de-0000-7000-8000-000000000001';
  expect([sendMark(id, 0), sendMark(id, 2)]).toEqual([id, `${id}:2`]);
  expect(readSendMark(id)).toEqual({ messageId: id, round: 0 });
  expect(readSendMark(`${id}:2`)).toEqual({ messageId: id, round: 2 });
  expect([null, '', 'x', `${id}:`, `${id}:x`, `${id}:1:2`, 'other app'].map(readSendMark)).toEqual(Array(7).fill(null));
});
