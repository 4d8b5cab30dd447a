import type { AuthProvider } from 'react-admin';
import { answerChallenge, currentMe, renew, signIn, signOut } from './session.js';
import type { Me } from './types.js';

const verbs: Readonly<Record<string, string>> = {
  list: 'list',
  show: 'list',
  export: 'list',
  create: 'create',
  clone: 'create',
  edit: 'update',
  update: 'update',
  delete: 'delete',
};

/** The permission that an action on a resource needs: `edit` on `sectors` is `sectors.update`. */
export function permissionFor(prefixes: Readonly<Record<string, string>>, resource: string, action: string): string {
  return `${prefixes[resource] ?? resource}.${verbs[action] ?? action}`;
}

export const holds = (me: Me | null, permission: string): boolean =>
  me !== null && (me.isRoot || me.permissions.includes(permission));

const signedIn = async (): Promise<Me> => currentMe() ?? renew();

/**
 * Sign-in and access for react-admin. Menu, pages and buttons ask `canAccess`; the server checks all the same (WEB-2).
 * A 401 that reaches us has already failed one silent renewal in `httpClient`, so it ends the session.
 */
export const authProviderOf = (prefixes: Readonly<Record<string, string>>): AuthProvider => ({
  login: async (given: { username: string; password: string } | { challenge: string; code: string }) => {
    if ('challenge' in given) await answerChallenge(given.challenge, given.code);
    else await signIn(given.username, given.password);
  },
  logout: () => signOut().then(() => undefined),
  checkAuth: async () => {
    await signedIn().catch(() => Promise.reject({ message: false }));
  },
  checkError: (error: { status?: number }) => (error.status === 401 ? Promise.reject(error) : Promise.resolve()),
  getIdentity: async () => {
    const me = await signedIn();
    return { ...me, fullName: me.displayName };
  },
  getPermissions: async () => (await signedIn()).permissions,
  canAccess: async ({ resource, action }) => holds(await signedIn(), permissionFor(prefixes, resource, action)),
});
