import 'reflect-metadata';
import type { EventDefinition } from './event.js';

/** A reaction to events after they are committed: exactly once, in the order of the log, with a cursor of its own. */
export interface Reaction {
  readonly kind: 'reaction';
  readonly subscriber: string;
  readonly types: readonly string[];
  /** How many processes may work on it at once; events of one key stay in one lane, in order. Never changed once released. */
  readonly lanes: number;
}

/** A reaction inside the transaction that records the event. */
export interface Participation {
  readonly kind: 'participation';
  readonly subscriber: string;
  readonly types: readonly string[];
  readonly why: string;
}

/** Under this key a method carries its subscription. */
export const subscriptionKey = Symbol('guiche:subscription');

// The payload types differ from event to event; a definition is only asked for its type here.
type AnyEvent = { readonly type: string } & ((payload: never) => unknown);

const attach = (subscription: Reaction | Participation): MethodDecorator => {
  return (_target, _name, descriptor) => {
    Reflect.defineMetadata(subscriptionKey, subscription, descriptor.value as object);
  };
};

/**
 * Marks `async handle(event, tx)` as the reaction named `subscriber`. What it does to the database through `tx` and the
 * cursor commit together, so it happens exactly once; effects that leave the database are jobs instead.
 */
export const OnDomainEvent = <Payload extends object>(
  event: EventDefinition<Payload>,
  subscriber: string,
  options: { lanes?: number } = {},
): MethodDecorator => attach({ kind: 'reaction', subscriber, types: [event.type], lanes: options.lanes ?? 1 });

/** The same for several kinds of events that must be seen in their common order. */
export const OnDomainEvents = (
  events: readonly AnyEvent[],
  subscriber: string,
  options: { lanes?: number } = {},
): MethodDecorator =>
  attach({ kind: 'reaction', subscriber, types: events.map((event) => event.type), lanes: options.lanes ?? 1 });

/**
 * Marks `async handle(event, tx)` as part of the transaction that records the event; when it throws, nothing is
 * committed. `why` says why it must be true at the same instant as its cause.
 */
export const InTransaction = (
  event: AnyEvent | readonly AnyEvent[],
  subscriber: string,
  why: string,
): MethodDecorator =>
  attach({
    kind: 'participation',
    subscriber,
    types: (Array.isArray(event) ? (event as readonly AnyEvent[]) : [event as AnyEvent]).map((one) => one.type),
    why,
  });
