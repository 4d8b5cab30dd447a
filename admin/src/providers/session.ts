import type { Me, SignedIn } from './types.js';

export const apiUrl = '/api/v1';

let accessToken: string | null = null;
let me: Me | null = null;
let renewing: Promise<Me> | null = null;

/** The access token lives in memory alone: a script that reads storage finds nothing, and a reload renews it by the cookie. */
export const currentAccessToken = (): string | null => accessToken;

/** Who is signed in in this tab, as the server said last. */
export const currentMe = (): Me | null => me;

function keep(answer: SignedIn): Me {
  accessToken = answer.accessToken;
  me = answer.me;
  return answer.me;
}

async function post(path: string, body?: unknown): Promise<Response> {
  return fetch(`${apiUrl}/auth/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json',
      'Accept-Language': document.documentElement.lang,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(accessToken === null ? {} : { Authorization: `Bearer ${accessToken}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** The password was right, and is half of it: what it answered goes with a code to `answerChallenge`. */
export class SecondFactorNeeded extends Error {
  constructor(readonly challenge: string) {
    super('second factor needed');
    this.name = 'SecondFactorNeeded';
  }
}

/** Signs in; throws the server's own words when it does not work. */
export async function signIn(login: string, password: string): Promise<Me> {
  const answer = await enter('sign-in', { login, password });
  if (answer.challenge !== undefined) throw new SecondFactorNeeded(answer.challenge);
  return keep(answer as SignedIn);
}

/** The second half of signing in. */
export async function answerChallenge(challenge: string, code: string): Promise<Me> {
  return keep((await enter('second-factor', { challenge, code })) as SignedIn);
}

async function enter(path: string, body: unknown): Promise<Partial<SignedIn> & { challenge?: string }> {
  const response = await post(path, body);
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as SignedIn;
  const problem = answer as { detail?: string; title?: string; errors?: { message: string }[] } | null;
  const atFields = problem?.errors?.map(({ message }) => message).join(' ');
  throw new Error(atFields || problem?.detail || problem?.title || 'ra.auth.sign_in_error');
}

/**
 * A new access token by the httpOnly cookie. Single-flight: ten requests that meet an expired token renew it once,
 * because a refresh token is spent by its first use.
 */
export function renew(): Promise<Me> {
  renewing ??= post('refresh')
    .then(async (response) => {
      if (!response.ok) throw new Error('signed out');
      return keep((await response.json()) as SignedIn);
    })
    .catch((error: unknown) => {
      forget();
      throw error;
    })
    .finally(() => {
      renewing = null;
    });
  return renewing;
}

/** Ends the session here and on the server. */
export async function signOut(everywhere = false): Promise<void> {
  await post(everywhere ? 'sign-out-everywhere' : 'sign-out').catch(() => undefined);
  forget();
}

function forget(): void {
  accessToken = null;
  me = null;
}

/** Takes over what the server now says about the signed-in user (a language or a permission changed). */
export function adoptMe(next: Me): void {
  me = next;
}
