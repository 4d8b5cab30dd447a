import { send } from '../api/http.js';
import type { SignInOptions } from '../api/types.js';
import { createStore } from '../app/store.js';

/** What the installation says about signing in, before anybody has; null until it answered. */
export const optionsStore = createStore<SignInOptions | null>(null);

/** Reads it, with the words of a problem that corporate sign-in came back with. */
export async function loadOptions(problem: string | null): Promise<void> {
  try {
    const query = problem === null ? undefined : { problem };
    optionsStore.set((await send<SignInOptions>('GET', '/auth/options', { query, anonymous: true })).data);
  } catch {
    // The form works without: what it lacks are the buttons beside it.
  }
}

/** What stands behind the # of the address, where links and redirects leave what must not reach a server; read once. */
export function takeFromAddress(name: 'problem' | 'challenge' | 'token'): string | null {
  const found = new URLSearchParams(window.location.hash.slice(1)).get(name);
  if (found !== null) window.history.replaceState(null, '', window.location.pathname);
  return found;
}
