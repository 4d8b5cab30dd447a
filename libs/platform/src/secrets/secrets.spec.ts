import { inspect } from 'node:util';
import { forgetConfiguration } from '../config/index.js';
import { Sealed } from './sealed.js';
import { Secrets } from './secrets.js';

const withKeys = (current: string, old = ''): Secrets => {
  process.env.GUICHE_SECRET_KEY = current;
  process.env.GUICHE_SECRET_KEYS_OLD = old;
  forgetConfiguration();
  const secrets = new Secrets();
  secrets.seal('the keys are read here');
  return secrets;
};
const [first, second] = ['first key of thirty-two characters.', 'second key of thirty-two characters'];

describe('IAM-18: stored secrets', () => {
  it.each(['', 'EAAG…token', 'linha\nçã 😀', 'x'.repeat(20_000)])('opens what it sealed', (text) => {
    const secrets = withKeys(first);
    expect(secrets.open(Sealed.fromColumn(secrets.seal(text).toColumn()))).toBe(text);
  });

  it('seals the same text differently each time', () => {
    const secrets = withKeys(first);
    expect(secrets.seal('a').toColumn()).not.toBe(secrets.seal('a').toColumn());
  });

  it('refuses a value that was altered in any part', () => {
    const secrets = withKeys(first);
    const parts = secrets.seal('a secret').toColumn().split('.');
    for (let part = 2; part < 5; part++) {
      const bytes = Buffer.from(parts[part] ?? '', 'base64url');
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      const altered = parts.with(part, bytes.toString('base64url')).join('.');
      expect(() => secrets.open(Sealed.fromColumn(altered))).toThrow(/authenticate data/);
    }
    expect(() => Sealed.fromColumn('plain text')).toThrow('Not a sealed value');
  });

  it('rotates: the old key opens, the new one seals, and afterwards the old one is not needed', () => {
    const sealed = withKeys(first).seal('a secret');
    expect(() => withKeys(second).open(sealed)).toThrow(/not configured/);
    const rotating = withKeys(second, `unused key that is long enough to be one,${first}`);
    expect(rotating.open(sealed)).toBe('a secret');
    expect(rotating.isOutdated(sealed)).toBe(true);
    const again = rotating.reseal(sealed);
    expect(rotating.isOutdated(again)).toBe(false);
    expect(rotating.reseal(again)).toBe(again);
    expect(withKeys(second).open(again)).toBe('a secret');
  });

  it('shows itself nowhere: not in JSON, text, inspection or its properties', () => {
    const sealed = withKeys(first).seal('a secret');
    for (const shown of [
      JSON.stringify({ sealed }),
      String(sealed),
      `${sealed}`,
      inspect({ sealed }),
      inspect(Object.entries(sealed)),
    ]) {
      expect(shown).not.toContain(sealed.toColumn());
      expect(shown).not.toContain('a secret');
    }
  });
});
