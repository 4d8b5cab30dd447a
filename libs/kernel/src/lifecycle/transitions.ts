/** A life cycle as one table: from each state the states that may follow, and which of those steps need a reason. */
export interface Transitions<State extends string> {
  readonly states: readonly State[];
  mayChange(from: State, to: State): boolean;
  after(from: State): readonly State[];
  needsReason(from: State, to: State): boolean;
}

/**
 * Makes a life cycle from its table. `needReason` names target states, or single steps written `from→to`.
 * Throws when the table names a state that it does not list.
 */
export function transitions<State extends string>(
  table: Readonly<Record<State, readonly State[]>>,
  rules: { needReason?: readonly (State | `${State}→${State}`)[] } = {},
): Transitions<State> {
  const states = Object.keys(table) as State[];
  const known = new Set<string>(states);
  const needReason = new Set<string>(rules.needReason ?? []);
  for (const name of [
    ...Object.values<readonly State[]>(table).flat(),
    ...[...needReason].flatMap((rule) => rule.split('→')),
  ]) {
    if (!known.has(name)) throw new Error(`A transition names the state "${name}", which the table does not list`);
  }
  return {
    states,
    mayChange: (from, to) => table[from].includes(to),
    after: (from) => table[from],
    needsReason: (from, to) => needReason.has(to) || needReason.has(`${from}→${to}`),
  };
}
