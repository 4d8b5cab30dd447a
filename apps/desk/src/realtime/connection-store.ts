import { createStore } from '../app/store.js';

/** How the desk hears of changes: `caughtUp` is shown for a moment after a lost connection has been made up for. */
export type Connection = 'connecting' | 'online' | 'reconnecting' | 'caughtUp';

export const connectionStore = createStore<Connection>('connecting');

export const isConnected = (): boolean => connectionStore.get() === 'online' || connectionStore.get() === 'caughtUp';

/** Who is writing in which ticket; an entry fades by itself when the next sign of life fails to come. */
export const typingStore = createStore<Readonly<Record<string, { name: string; until: number }>>>({});
