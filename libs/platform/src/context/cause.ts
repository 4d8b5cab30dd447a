import { AsyncLocalStorage } from 'node:async_hooks';

/** Who does something, for the audit trail, the time line and the outbox. */
export interface CauseActor {
  readonly kind: 'user' | 'api-token' | 'customer' | 'system';
  readonly id: string | null;
  readonly name: string;
}

/** Why something happens: who, from where, within which request. */
export interface Cause {
  readonly actor: CauseActor;
  readonly ip: string | null;
  readonly requestId: string | null;
  /** Of the answer, `pt-BR` or `en`. */
  readonly language: Language;
}

/** The languages in which the product speaks. */
export type Language = 'pt-BR' | 'en';

const storage = new AsyncLocalStorage<{ cause: Cause }>();

const nobody: Cause = {
  actor: { kind: 'system', id: null, name: 'system' },
  ip: null,
  requestId: null,
  language: 'pt-BR',
};

/** The cause of what runs now; the system itself where nothing else was said. */
export const currentCause = (): Cause => storage.getStore()?.cause ?? nobody;

/** Runs something, and all it starts, under a cause. */
export const withCause = <T>(cause: Partial<Cause>, work: () => T): T =>
  storage.run({ cause: { ...nobody, ...cause } }, work);

/** Completes the cause of the running request once it is known who calls. Nothing happens outside `withCause`. */
export function amendCause(change: Partial<Cause>): void {
  const store = storage.getStore();
  if (store) store.cause = { ...store.cause, ...change };
}

/** Runs something as the system, for instance a job or a reaction: `name` says which. */
export const asSystem = <T>(name: string, work: () => T, requestId: string | null = null): T =>
  withCause({ actor: { kind: 'system', id: null, name }, requestId }, work);
