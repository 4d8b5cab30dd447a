import type { RealtimeAudience } from './projects-to-realtime.decorator.js';

/** A message that is worth something only now: sent to those connected, never logged, never recovered. */
export interface EphemeralDefinition<Notice extends object> {
  readonly type: string;
  audience(notice: Notice): RealtimeAudience;
  /** What clients get to see of the notice. */
  data(notice: Notice): unknown;
}

const defined = new Map<string, EphemeralDefinition<never>>();

/** Declares a kind of ephemeral message. The notice travels between processes; only `data` of it reaches clients. */
export function defineEphemeral<Notice extends object>(
  type: string,
  of: Omit<EphemeralDefinition<Notice>, 'type'>,
): EphemeralDefinition<Notice> {
  if (defined.has(type)) throw new Error(`The ephemeral message ${type} is defined twice`);
  const definition = { type, ...of };
  defined.set(type, definition);
  return definition;
}

/** The definition of a type that another process sent; undefined when this release does not know it. */
export const ephemeralOf = (type: string): EphemeralDefinition<object> | undefined =>
  defined.get(type) as EphemeralDefinition<object> | undefined;
