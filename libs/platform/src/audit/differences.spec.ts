import { Secrets } from '../secrets/index.js';
import { differences, hidden, isSecretName } from './differences.js';

process.env.GUICHE_SECRET_KEY = 'test key of at least thirty-two characters';

describe('what the trail shows of a change', () => {
  it('is only what differs', () => {
    expect(differences({ name: 'a', order: 1, tags: ['x'] }, { name: 'b', order: 1, tags: ['x'] })).toEqual({
      before: { name: 'a' },
      after: { name: 'b' },
    });
  });

  it('is nothing when nothing differs, whatever the order of keys', () => {
    expect(differences({ a: { x: 1, y: 2 }, b: null }, { b: null, a: { y: 2, x: 1 } })).toBeNull();
    expect(differences({ at: new Date(5) }, { at: '1970-01-01T00:00:00.005Z' })).toBeNull();
  });

  it('goes into objects and takes lists whole', () => {
    expect(differences({ s: { a: 1, b: 2 }, l: [1, 2] }, { s: { a: 1, b: 3 }, l: [1] })).toEqual({
      before: { s: { b: 2 }, l: [1, 2] },
      after: { s: { b: 3 }, l: [1] },
    });
  });

  it('is everything of what was created or removed', () => {
    expect(differences(null, { a: 1, b: undefined })).toEqual({ before: null, after: { a: 1, b: null } });
    expect(differences({ a: 1 }, undefined)).toEqual({ before: { a: 1 }, after: null });
    expect(differences(null, null)).toEqual({ before: null, after: null });
  });

  it('tells that a secret changed, and never what it was', () => {
    const secrets = new Secrets();
    const [one, two] = [secrets.seal('one'), secrets.seal('two')];
    expect(differences({ accessToken: 'abc', key: one }, { accessToken: 'abd', key: two })).toEqual({
      before: { accessToken: hidden, key: hidden },
      after: { accessToken: hidden, key: hidden },
    });
    expect(differences({ key: one }, { key: one })).toBeNull();
    const shown = differences(null, { deep: { list: [{ password: 'p', sealed: one }] }, secret: null });
    expect(shown?.after).toEqual({ deep: { list: [{ password: hidden, sealed: hidden }] }, secret: null });
  });
});

it.each([
  'password',
  'passwordHash',
  'senha',
  'access_token',
  'accessToken',
  'apiKey',
  'api-key',
  'clientSecret',
  'totp',
])('%s is the name of a secret', (name) => expect(isSecretName(name)).toBe(true));

it.each(['name', 'hashtag', 'keyboard', 'secretary', 'tokenizer', 'key', 'shortcut', 'passenger'])(
  '%s is not the name of a secret',
  (name) => expect(isSecretName(name)).toBe(false),
);
