import { AsyncLocalStorage } from 'node:async_hooks';
import type { Tx } from './transaction.js';

type Hook = (tx: Tx) => void;

const storage = new AsyncLocalStorage<Hook>();

/** Runs `work`; every transaction that it begins is shown to `hook` first, which may add something to be committed with it. */
export const withTransactionHook = <T>(hook: Hook, work: () => T): T => storage.run(hook, work);

/** The hook under which the caller runs, if any. */
export const hookOfThisRequest = (): Hook | undefined => storage.getStore();
