/** In which order agents with room are asked: one member of the family of strategies (RTE-2). */
export interface Strategy<Code extends string = string> {
  readonly code: Code;
  /** What it does, as API documents say it. */
  readonly about: string;
  /**
   * ORDER BY over `agent`: `user_id`, `last_assigned_at`, `load`, `position` (his place in the queue). It must end in
   * `agent.user_id`, so that two processes never disagree on who is next.
   */
  readonly order: string;
}

/** Describes a strategy. */
export const defineStrategy = <const Code extends string>(strategy: Strategy<Code>): Strategy<Code> => strategy;
