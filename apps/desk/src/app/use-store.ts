import { useSyncExternalStore } from 'react';
import type { Store } from './store.js';

/** Watches a store; the component draws itself anew when the value is another one. */
export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);
