import type { Cause } from '../context/index.js';

/** Where an event lies in the log: the order in which subscribers see events. */
export interface Position {
  /** The writing transaction, a 64-bit number as text. */
  readonly xid: string;
  /** The place within all events, a 64-bit number as text. */
  readonly id: string;
}

/** The beginning of the log. */
export const beginning: Position = { xid: '0', id: '0' };

/** A past-tense fact as it is recorded: ids and values, never an entity. */
export interface Fact {
  readonly type: string;
  /** Facts with the same key reach a subscriber in the order in which they were recorded. */
  readonly key: string;
  readonly payload: object;
}

/** What a definition adds to a payload when the event is read. */
export interface EventMeta {
  readonly type: string;
  readonly occurredAt: Date;
  readonly cause: Pick<Cause, 'actor' | 'requestId'>;
  readonly position: Position;
}

/** The definition of one kind of event: called with a payload it makes the fact to be recorded. */
export interface EventDefinition<Payload extends object> {
  (payload: Payload): Fact;
  readonly type: string;
  readonly version: number;
}

/** The event as a subscriber receives it. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Payload> ? Readonly<Payload> & EventMeta : never;

const definitions = new Map<string, EventDefinition<object>>();

/**
 * Defines a kind of event, `<lib>.<past-tense>`. `orderedBy` names the member of the payload whose value is the key.
 * `version` grows when the payload changes its meaning. Throws when the type is defined twice.
 */
export function defineEvent<Payload extends object>(
  type: string,
  options: { version: number; orderedBy: keyof Payload & string },
): EventDefinition<Payload> {
  if (definitions.has(type)) throw new Error(`The event ${type} is defined twice`);
  const make = (payload: Payload): Fact => ({ type, key: String(payload[options.orderedBy]), payload });
  const definition = Object.assign(make, { type, version: options.version });
  definitions.set(type, definition as EventDefinition<object>);
  return definition;
}

/** All kinds of events defined by the libs loaded so far. */
export const allEvents = (): readonly string[] => [...definitions.keys()].sort();
