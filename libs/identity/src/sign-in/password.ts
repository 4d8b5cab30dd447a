import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { Lanes } from './hash-lanes.js';

// argon2id with 19 MiB, two passes, one lane: what OWASP asks for at least; measured in the README of this lib.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// In libuv's pool, off the main thread; one core and two of the four threads stay free for everything else.
const lanes = new Lanes(Math.max(1, Math.min(2, availableParallelism() - 1)));

/** A password as it is stored. */
export const hashPassword = (password: string): Promise<string> =>
  lanes.run(() => hash(password.normalize('NFKC'), parameters));

let nobodysHash: Promise<string> | null = null;

/**
 * Whether the password belongs to the hash. Without a hash (unknown login, user without a password) the same work is
 * done against a hash of nobody's, so that the answer takes equally long.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password');
  const expected = stored ?? (await nobodysHash);
  const matches = await lanes.run(() => verify(expected, password.normalize('NFKC')));
  return matches && stored !== null;
}
