import { post, send } from '../api/http.js';
import { ApiProblem } from '../api/problem.js';
import type { Me, SignedIn, SignInAnswer } from '../api/types.js';
import { createStore } from '../app/store.js';
import { adoptLanguage } from '../i18n/language.js';
import { connectAccess, dropAccess, holdAccess, renewAccess } from './access-token.js';

/** Who uses the desk: nobody yet known, nobody, or somebody; `unreachable` when the api did not answer at start. */
export type Session =
  | { phase: 'starting' }
  | { phase: 'unreachable' }
  | { phase: 'signed-out'; ended: boolean }
  | { phase: 'signed-in'; me: Me };

export const sessionStore = createStore<Session>({ phase: 'starting' });

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('guiche-session');

function enter(signedIn: SignedIn): void {
  // Directories send people back to an address of the door.
  if (window.location.pathname.endsWith('/sign-in')) window.history.replaceState(null, '', '/desk/');
  adoptLanguage(signedIn.me.language);
  sessionStore.set({ phase: 'signed-in', me: signedIn.me });
}

function leave(ended: boolean): void {
  dropAccess();
  sessionStore.set({ phase: 'signed-out', ended });
}

connectAccess({
  refresh: async () => (await send<SignedIn>('POST', '/auth/refresh', { anonymous: true })).data,
  ended: () => leave(sessionStore.get().phase === 'signed-in'),
  renewed: (signedIn) => enter(signedIn),
});

channel?.addEventListener('message', (event: MessageEvent<string>) => {
  if (event.data === 'signed-out' && sessionStore.get().phase === 'signed-in') leave(false);
  if (event.data === 'signed-in' && sessionStore.get().phase === 'signed-out') void startSession();
});

/** Resumes the session of the cookie, if there is one. */
export async function startSession(): Promise<void> {
  try {
    await renewAccess();
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 429) {
      sessionStore.set({ phase: 'unreachable' });
    }
  }
}

/** Answers a challenge where the password is only half of it; null once somebody is in. */
export async function signIn(login: string, password: string): Promise<string | null> {
  const { data } = await send<SignInAnswer>('POST', '/auth/sign-in', { body: { login, password }, anonymous: true });
  if (data.challenge !== undefined) return data.challenge;
  begin(data as SignedIn);
  return null;
}

/** The second half of signing in. */
export async function answerChallenge(challenge: string, code: string): Promise<void> {
  begin((await send<SignedIn>('POST', '/auth/second-factor', { body: { challenge, code }, anonymous: true })).data);
}

function begin(signedIn: SignedIn): void {
  holdAccess(signedIn);
  enter(signedIn);
  channel?.postMessage('signed-in');
}

/** Ends the session here and on the server; an unreachable server does not keep anybody signed in on this screen. */
export async function signOut(): Promise<void> {
  try {
    await post('/auth/sign-out');
  } catch {
    // The cookie stays until the server is told; the screen is left all the same.
  }
  leave(false);
  channel?.postMessage('signed-out');
}

/** Replaces what is known about the signed-in user (after access.changed, or after he changed his language). */
export function setMe(me: Me): void {
  if (sessionStore.get().phase === 'signed-in') sessionStore.set({ phase: 'signed-in', me });
}
