import 'reflect-metadata';
import type { ReadTx } from '../database/index.js';
import type { EventDefinition, EventOf } from '../outbox/index.js';
import type { RealtimeActor } from './actors.js';

// Method syntax on purpose: a lib on the right writes `(actor: Actor) => …` with its own, richer actor.
interface Judge {
  reaches(actor: RealtimeActor): boolean;
}

/** Who receives a message: decided anew for every connected actor, with his scope of this moment. */
export type RealtimeAudience = 'everybody' | Judge['reaches'];

/** What an event becomes for those who are connected. */
export interface RealtimeMessage {
  readonly type: string;
  readonly data?: unknown;
  /** Instead of `data`, where each reader gets his own: a link to a file is good for one person only. */
  readonly dataFor?: (actor: RealtimeActor) => unknown;
  readonly audience: RealtimeAudience;
}

/** Under this key a method carries the events that it projects. */
export const projectionKey = Symbol('guiche:realtime-projection');

type AnyDefinition = EventDefinition<never> | EventDefinition<object>;
type Projection<Event> = (event: Event, tx: ReadTx) => Promise<readonly RealtimeMessage[]>;

/**
 * Marks `async project(event, tx): Promise<RealtimeMessage[]>`: turns an event of the outbox into messages to sockets.
 * It runs in every api process and again for a client that recovers, so it only reads, and reads the present.
 */
export function ProjectsToRealtime<const Definitions extends readonly [AnyDefinition, ...AnyDefinition[]]>(
  ...events: Definitions
) {
  return <Method extends Projection<EventOf<Definitions[number]>>>(
    _target: object,
    _name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    const types = events.map((event) => event.type);
    Reflect.defineMetadata(projectionKey, types, descriptor.value as object);
  };
}
