import { hash, verify } from '@node-rs/argon2';

// argon2id with 19 MiB, two passes, one lane: what OWASP asks for at least; measured in the README of this lib.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A password as it is stored. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), parameters);

let nobodysHash: Promise<string> | null = null;

/**
 * Whether the password belongs to the hash. Without a hash (unknown login, user without a password) the same work is
 * done against a hash of nobody's, so that the answer takes equally long.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await nobodysHash), password.normalize('NFKC'));
  return matches && stored !== null;
}
