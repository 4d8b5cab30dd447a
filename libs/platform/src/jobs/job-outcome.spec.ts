import { isLastAttempt, outcomeOf } from './job-outcome.js';
import { GiveUp, RetryLater } from './job-run.js';

const first = { attempts: 1, maxAttempts: 3, interruptions: 0 };
const backoff = (attempt: number) => attempt * 1000;

describe('what becomes of a job after an error', () => {
  it('is tried again after its back-off, a quarter less to a quarter more', () => {
    const at = (random: number) => outcomeOf(new Error('x'), { ...first, attempts: 2 }, backoff, () => random);
    expect(at(0)).toEqual({ kind: 'again', inMs: 1500, error: 'x', counted: true });
    expect(at(0.5)).toEqual({ kind: 'again', inMs: 2000, error: 'x', counted: true });
    expect(at(0.999999)).toMatchObject({ inMs: 2500 });
  });

  it('fails after the last attempt', () => {
    expect(outcomeOf(new Error('x'), { ...first, attempts: 3 }, backoff, () => 0)).toEqual({
      kind: 'failed',
      error: 'x',
    });
  });

  it('fails at once when the handler gives up', () => {
    expect(outcomeOf(new GiveUp('no such number'), first, backoff, () => 0)).toEqual({
      kind: 'failed',
      error: 'no such number',
    });
  });

  it('waits as long as the handler asks, without using up an attempt, even the last one', () => {
    const asked = outcomeOf(new RetryLater(7, 'rate limit'), { ...first, attempts: 3 }, backoff, () => 0.9);
    expect(asked).toEqual({ kind: 'again', inMs: 7, error: 'rate limit', counted: false });
  });

  it('stops what took its process down five times', () => {
    expect(isLastAttempt({ ...first, interruptions: 4 })).toBe(false);
    expect(isLastAttempt({ ...first, interruptions: 5 })).toBe(true);
  });

  it('keeps errors short and without a stack', () => {
    const outcome = outcomeOf(new Error('y'.repeat(2000)), { ...first, attempts: 3 }, backoff, () => 0);
    expect(outcome).toMatchObject({ kind: 'failed' });
    expect((outcome as { error: string }).error).toHaveLength(500);
  });
});
