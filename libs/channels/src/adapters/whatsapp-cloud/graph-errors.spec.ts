import { refusalOf, refusalOfBrokenCall } from './graph-errors.js';

const body = (code: number, more: object = {}) => ({ error: { message: 'why', code, ...more } });

it.each([
  [0, 'reconnect'],
  [190, 'reconnect'],
  [3, 'reconnect'],
  [10, 'reconnect'],
  [200, 'reconnect'],
  [299, 'reconnect'],
  [131031, 'reconnect'],
  [4, 'rate-limited'],
  [80007, 'rate-limited'],
  [130429, 'rate-limited'],
  [131056, 'rate-limited'],
  [1, 'temporary'],
  [2, 'temporary'],
  [131000, 'temporary'],
  [131016, 'temporary'],
  [131057, 'temporary'],
  [131053, 'temporary'],
  [131047, 'final'],
  [131026, 'final'],
  [131030, 'final'],
  [131049, 'final'],
  [131062, 'final'],
  [100, 'final'],
])('CHN-4: Meta’s code %s is %s', (code, kind) => {
  expect(refusalOf(400, body(code), null).kind).toBe(kind);
});

it.each([
  [429, 'rate-limited'],
  [500, 'temporary'],
  [503, 'temporary'],
  [504, 'uncertain'],
  [401, 'reconnect'],
  [403, 'reconnect'],
  [404, 'final'],
])('CHN-4: HTTP %s without a code is %s', (status, kind) => {
  expect(refusalOf(status, null, null)).toMatchObject({ kind, failure: { code: `http-${status}` } });
});

it('CHN-4: the details say most, and Retry-After is kept', () => {
  expect(refusalOf(400, body(131047, { error_data: { details: 'more than 24 hours' } }), '7')).toEqual({
    kind: 'final',
    failure: { code: '131047', title: 'why', detail: 'more than 24 hours' },
    retryAfterMs: 7000,
  });
  expect(refusalOf(400, body(131053), null).mediaIsStale).toBe(true);
});

it('CHN-4: only what cannot have been sent is temporary when no answer came', () => {
  const broken = (code: string) => Object.assign(new TypeError('fetch failed'), { cause: { code, message: code } });
  expect(refusalOfBrokenCall(broken('ECONNREFUSED')).kind).toBe('temporary');
  expect(refusalOfBrokenCall(broken('ENOTFOUND')).kind).toBe('temporary');
  expect(refusalOfBrokenCall(broken('ECONNRESET')).kind).toBe('uncertain');
  expect(refusalOfBrokenCall(broken('UND_ERR_SOCKET')).kind).toBe('uncertain');
  expect(refusalOfBrokenCall(new DOMException('timed out', 'TimeoutError')).kind).toBe('uncertain');
});
