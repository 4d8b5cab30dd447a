import { base32, codeOf, otpauthUri, stepAt, stepOfCode } from './totp.js';

const secret = Buffer.from('12345678901234567890');

// RFC 6238, appendix B, the rows of SHA-1.
it.each([
  ['1970-01-01T00:00:59Z', '94287082'],
  ['2005-03-18T01:58:29Z', '07081804'],
  ['2005-03-18T01:58:31Z', '14050471'],
  ['2009-02-13T23:31:30Z', '89005924'],
  ['2033-05-18T03:33:20Z', '69279037'],
  ['2603-10-11T11:33:20Z', '65353130'],
])('IAM-2: the code at %s is the one of the RFC', (at, code) => {
  expect(codeOf(secret, stepAt(new Date(at)), 8)).toBe(code);
});

// RFC 4226, appendix D.
it('IAM-2: counters give the codes of the RFC', () => {
  const codes = '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' ');
  expect(codes.map((_code, step) => codeOf(secret, step))).toEqual(codes);
});

it('IAM-2: a code is good one step to either side, and no step twice', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  const step = stepAt(now);
  const found = (offset: number, lastStep = 0) => stepOfCode(secret, codeOf(secret, step + offset), now, lastStep);
  expect([found(-2), found(-1), found(0), found(1), found(2)]).toEqual([null, step - 1, step, step + 1, null]);
  expect([found(0, step), found(-1, step), found(1, step)]).toEqual([null, null, step + 1]);
  expect(stepOfCode(secret, '', now, 0)).toBeNull();
  expect(stepOfCode(secret, '12345é', now, 0)).toBeNull();
});

it('IAM-2: the secret is spelled as RFC 4648 says', () => {
  expect(['f', 'fo', 'foo', 'foobar'].map((text) => base32(Buffer.from(text)))).toEqual([
    'MY',
    'MZXQ',
    'MZXW6',
    'MZXW6YTBOI',
  ]);
  expect(otpauthUri(secret, 'Guichê', 'ana@example.com')).toBe(
    'otpauth://totp/Guich%C3%AA:ana%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Guich%C3%AA',
  );
});
