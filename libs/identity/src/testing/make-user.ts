import { newId, SystemClock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { reachOf } from '../access/reach.js';
import { builtInProfiles, givenTo, type BuiltInProfileCode } from '../profiles/built-in-profiles.js';
import type { Profile } from '../profiles/profile.entity.js';
import { ProfileRepository } from '../profiles/profile.repository.js';
import { hashPassword } from '../sign-in/password.js';
import { User } from '../users/user.entity.js';
import { UserRepository } from '../users/user.repository.js';
import { makeProfile } from './make-profile.js';

/** What a test may say about a user; without a password he cannot sign in, which spares the test the cost of a hash. */
export type UserValues = Partial<User> & {
  readonly profile?: Profile | BuiltInProfileCode;
  readonly password?: string;
};

/** Writes a user, by default with the built-in profile `agent`, which is made if it is not there. */
export async function makeUser(tx: Tx, values: UserValues = {}): Promise<User> {
  const { profile = 'agent', password, ...columns } = values;
  const id = columns.id ?? newId();
  const now = new SystemClock().now();
  const short = id.slice(-8);
  return new UserRepository().insert(tx, {
    name: `User ${short}`,
    displayName: `User ${short}`,
    login: `user-${short}`,
    email: `user-${short}@example.com`,
    passwordHash: password === undefined ? null : await hashPassword(password),
    profileId: columns.profileId ?? (typeof profile === 'string' ? await builtInProfile(tx, profile) : profile).id,
    isRoot: false,
    language: 'pt-BR',
    active: true,
    mustChangePassword: false,
    phone: null,
    photoFileId: null,
    levelId: null,
    superiorId: null,
    languages: [],
    lastSignInAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...columns,
    id,
  });
}

async function builtInProfile(tx: Tx, code: BuiltInProfileCode): Promise<Profile> {
  const found = await new ProfileRepository().builtIn(tx, code);
  if (found) return found;
  const description = builtInProfiles.find((profile) => profile.code === code);
  if (!description) throw new Error(`There is no built-in profile ${code}`);
  const { name } = description;
  const permissions = givenTo(description);
  return makeProfile(tx, {
    name,
    builtIn: code,
    permissions,
    givenPermissions: permissions,
    ...reachOf(description),
  });
}
