import { Unreachable, ApiProblem } from '../api/problem.js';
import type { SignedIn } from '../api/types.js';

/**
 * Holds the access token, in memory only. The refresh token is an httpOnly cookie that scripts cannot read,
 * so a page that is loaded anew asks for an access token first.
 */
interface Held {
  token: string;
  renewAt: number;
}

type Refresh = () => Promise<SignedIn>;

let held: Held | null = null;
let running: Promise<string> | null = null;
let refresh: Refresh = () => Promise.reject(new Unreachable());
let onEnded: () => void = () => undefined;
let onRenewed: (signedIn: SignedIn) => void = () => undefined;
const listeners = new Set<(token: string) => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells this module how to refresh and whom to tell; called once by the session store. */
export function connectAccess(options: { refresh: Refresh; ended: () => void; renewed: (s: SignedIn) => void }): void {
  ({ refresh, ended: onEnded, renewed: onRenewed } = options);
}

/** Keeps a fresh token; it is renewed a minute before it expires, or half-way when it is very short. */
export function holdAccess(signedIn: SignedIn): void {
  const lifetime = signedIn.expiresInSeconds * 1000;
  const good = Math.max(lifetime - 60_000, lifetime / 2);
  held = { token: signedIn.accessToken, renewAt: Date.now() + good };
  clearTimeout(timer);
  timer = setTimeout(() => void renewAccess().catch(() => undefined), good);
  for (const listener of listeners) listener(signedIn.accessToken);
}

/** Tells of every new token, for what stays open longer than a request. */
export function onAccessToken(listener: (token: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function dropAccess(): void {
  clearTimeout(timer);
  held = null;
}

/** A token that is good for a request now. */
export function accessToken(): Promise<string> {
  return held !== null && Date.now() < held.renewAt ? Promise.resolve(held.token) : renewAccess();
}

/** Asks for a new token; whoever asks meanwhile waits for the same answer. */
export function renewAccess(): Promise<string> {
  running ??= renew().finally(() => {
    running = null;
  });
  return running;
}

async function renew(): Promise<string> {
  try {
    const signedIn = await refresh();
    holdAccess(signedIn);
    onRenewed(signedIn);
    return signedIn.accessToken;
  } catch (error) {
    if (error instanceof ApiProblem && error.status < 500 && error.status !== 429) {
      held = null;
      onEnded();
    }
    throw error;
  }
}
