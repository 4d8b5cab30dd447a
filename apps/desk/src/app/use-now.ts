import { useSyncExternalStore } from 'react';

let now = new Date();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = new Date();
    for (const one of [...listeners]) one();
  }, 20_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

const read = (): Date => {
  // Whoever comes first after a quiet time must not see an old clock.
  if (listeners.size === 0 && Date.now() - now.getTime() > 20_000) now = new Date();
  return now;
};

/** The time, moving every twenty seconds for everything that shows how long ago something was. */
export const useNow = (): Date => useSyncExternalStore(subscribe, read);
