import fc from 'fast-check';
import { definePermissions, DomainError } from '@guiche/kernel';
import { useDatabase } from '../../../../test/support/database.js';
import { ApiTokenService } from '../api-tokens/api-token.service.js';
import { apiTokenPermissions, profilePermissions, userPermissions } from '../identity.permissions.js';
import { PermissionReleases } from '../permissions/permission-releases.js';
import { ProfileService } from '../profiles/profile.service.js';
import { startIdentity, type IdentityApp } from '../testing/identity-app.js';
import { makeProfile } from '../testing/make-profile.js';
import { makeUser } from '../testing/make-user.js';
import { UserService } from '../users/user.service.js';
import { AccessDirectory } from './access-directory.js';
import type { Actor } from './actor.js';
import { maskedFields, reaches, reachNames, type MaskedField, type ReachName } from './reach.js';

const db = useDatabase();
const secret = definePermissions('delegation-spec', 'users', {
  forTheRoot: { ptBR: 'Só da raiz', en: 'Root only', rootOnly: true },
}).forTheRoot;
const codes = [
  userPermissions.list,
  userPermissions.create,
  userPermissions.update,
  userPermissions.setPassword,
  profilePermissions.list,
  profilePermissions.update,
  apiTokenPermissions.create,
  apiTokenPermissions.manageOthers,
  secret,
];
let app: IdentityApp;
beforeAll(async () => {
  app = await startIdentity();
});
afterAll(() => app.close());

/** What a profile is to give. */
interface Gift {
  readonly permissions: string[];
  readonly reach: ReachName[];
  readonly masks: MaskedField[];
}

/** One thing that somebody tries; places are taken modulo what there is, so that any sequence means something. */
type Step = { by: number; target: number; other: number; gift: Gift } & {
  verb:
    | 'create-profile'
    | 'edit-profile'
    | 'edit-own-profile'
    | 'clone-profile'
    | 'delete-profile'
    | 'create-user'
    | 'give-profile'
    | 'give-own-profile'
    | 'make-root'
    | 'set-password'
    | 'edit-user'
    | 'move-user'
    | 'create-token'
    | 'with-token'
    | 'release';
};
const gifts: fc.Arbitrary<Gift> = fc.record({
  permissions: fc.subarray(codes),
  reach: fc.subarray([...reachNames]),
  masks: fc.subarray([...maskedFields]),
});
const steps: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom<Step['verb']>(
    'create-profile',
    'edit-profile',
    'edit-own-profile',
    'clone-profile',
    'delete-profile',
    'create-user',
    'give-profile',
    'give-own-profile',
    'make-root',
    'set-password',
    'edit-user',
    'move-user',
    'create-token',
    'with-token',
    'release',
  ),
  by: fc.nat(20),
  target: fc.nat(20),
  other: fc.nat(20),
  gift: gifts,
});

/** All that somebody holds as plain words, what wider reaches include among them. */
function wordsOf({ permissions, scope, isRoot }: Actor): Set<string> {
  const { unassigned, others } = scope;
  const reach = reachNames.filter((name) => (name === 'allInboxes' ? scope.inboxIds === 'all' : scope[name]));
  return new Set([
    ...permissions,
    ...reach,
    ...(others ? ['team', 'subordinates'] : []),
    ...(others && unassigned ? ['participating', 'sector'] : []),
    ...maskedFields.filter((field) => !scope.masked?.includes(field)).map((field) => `sees ${field}`),
    ...(isRoot ? ['root'] : []),
  ]);
}

/** A small company of its own for each sequence. */
class Company {
  readonly users: string[] = [];
  readonly profiles: string[] = [];
  readonly tokens: string[] = [];
  private count = 0;

  private readonly run = app.get(ProfileService);

  static async found(setUp: readonly Gift[]): Promise<Company> {
    const company = new Company();
    await app.uow.run(async (tx) => {
      for (const { permissions, reach, masks } of setUp) {
        const flags = Object.fromEntries(reach.map((name) => [reaches[name], true]));
        const profile = await makeProfile(tx, { permissions, maskedFields: masks, ...flags });
        company.profiles.push(profile.id);
        company.users.push((await makeUser(tx, { profile })).id);
      }
      company.users.push((await makeUser(tx, { isRoot: true })).id);
    });
    return company;
  }

  async actor(place: number): Promise<Actor | null> {
    return app.get(AccessDirectory).actorOf(undefined, this.user(place));
  }

  user(place: number): string {
    return this.users[place % this.users.length] ?? '';
  }

  profile(place: number): string {
    return this.profiles[place % this.profiles.length] ?? '';
  }

  /** Everybody's holdings, those of tokens among them. */
  async holdings(): Promise<Map<string, Set<string>>> {
    const all = new Map<string, Set<string>>();
    for (const id of this.users) {
      const actor = await app.get(AccessDirectory).actorOf(undefined, id);
      all.set(id, actor ? wordsOf(actor) : new Set());
    }
    for (const token of this.tokens) all.set(token, wordsOf(await app.get(ApiTokenService).authenticate(token)));
    return all;
  }

  /** Whose account is open to whoever did the step, if it succeeds: he could sign in as him. */
  takenOver({ verb, target }: Step): string | null {
    return verb === 'set-password' || verb === 'edit-user' ? this.user(target) : null;
  }

  async take(by: Actor, { verb, target, other, gift }: Step): Promise<void> {
    const { run } = this;
    const users = app.get(UserService);
    const flags = Object.fromEntries(reachNames.map((name) => [reaches[name], gift.reach.includes(name)]));
    const given = { permissions: gift.permissions, maskedFields: gift.masks, ...flags };
    const name = `${this.profiles[0] ?? ''}-${++this.count}`;
    const edit = async (id: string): Promise<unknown> => run.update(by, id, (await run.get(id)).version, given);
    const update = async (id: string, changes: object): Promise<unknown> =>
      users.update(by, id, (await users.get(id)).version, changes);
    switch (verb) {
      case 'create-profile':
        this.profiles.push((await run.create(by, { name, ...given })).id);
        return;
      case 'edit-profile':
        await edit(this.profile(target));
        return;
      case 'edit-own-profile':
        await edit((await users.get(by.userId)).profileId);
        return;
      case 'clone-profile':
        this.profiles.push((await run.clone(by, this.profile(target), name)).id);
        return;
      case 'delete-profile':
        await run.remove(by, this.profile(target));
        this.profiles.splice(target % this.profiles.length, 1);
        return;
      case 'create-user': {
        const profileId = this.profile(other);
        const login = `u${name}`.slice(0, 100);
        const made = { name, login, email: `${login}@example.com`, password: 'três tigres tristes', profileId };
        this.users.push((await users.create(by, { ...made, isRoot: other % 3 === 0 })).id);
        return;
      }
      case 'give-profile':
        await update(this.user(target), { profileId: this.profile(other) });
        return;
      case 'give-own-profile':
        await update(by.userId, { profileId: this.profile(other) });
        return;
      case 'make-root':
        await update(this.user(target), { isRoot: true });
        return;
      case 'set-password':
        await users.setPassword(by, this.user(target), { password: 'outra senha bem longa' });
        return;
      case 'edit-user':
        await update(this.user(target), { email: `${name}@example.com` });
        return;
      case 'move-user':
        await update(this.user(target), { superiorId: this.user(other) });
        return;
      case 'create-token': {
        const { token } = await app.get(ApiTokenService).create(by, { name: 'T', permissions: gift.permissions });
        this.tokens.push(token);
        return;
      }
      case 'with-token': {
        const token = this.tokens[target % Math.max(this.tokens.length, 1)];
        if (token === undefined) return;
        const client = await app.get(ApiTokenService).authenticate(token);
        await this.take(client, { verb: 'create-profile', by: 0, target, other, gift });
        return;
      }
      case 'release':
        await app.get(PermissionReleases).release(by, secret, true);
    }
  }
}

it('IAM-8: whatever people below the root do, one after the other, nobody gains what his granter lacked', async () => {
  let succeeded = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(gifts, { minLength: 3, maxLength: 4 }),
      fc.array(steps, { minLength: 1, maxLength: 20 }),
      async (setUp, sequence) => {
        // Everybody may run the services; what he may give is what is tried.
        const company = await Company.found(setUp);
        let before = await company.holdings();
        for (const step of sequence) {
          const by = await company.actor(step.by);
          if (!by || by.isRoot) continue;
          const granter = before.get(by.userId) ?? new Set();
          const taken = company.takenOver(step);
          try {
            await company.take(by, step);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            continue;
          }
          succeeded++;
          const after = await company.holdings();
          for (const [who, held] of after) {
            const gained = [...held].filter((word) => !before.get(who)?.has(word));
            expect({ step: step.verb, beyond: gained.filter((word) => !granter.has(word)) }).toEqual({
              step: step.verb,
              beyond: [],
            });
          }
          if (taken !== null && taken !== by.userId) {
            const open = [...(before.get(taken) ?? [])].filter((word) => !granter.has(word));
            expect({ step: step.verb, open }).toEqual({ step: step.verb, open: [] });
          }
          before = after;
        }
        await db.sql(`DELETE FROM permission_release`);
      },
    ),
    { numRuns: 150, verbose: 1 },
  );
  // Otherwise it would prove that nothing is allowed.
  expect(succeeded).toBeGreaterThan(50);
}, 240_000);
