import type { AccessScope } from '@guiche/identity';
import { statement, type Statement } from '@guiche/platform/database';
import { partsOf, ticketScope, type PartialReach } from './ticket-scope.js';

/** A statement ready to run, with its values. */
export interface BoundStatement {
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

const partSigns: Readonly<Record<PartialReach, string>> = {
  participating: 'p',
  sector: 's',
  team: 't',
  subordinates: 'h',
};

/** The few shapes that a scope's condition can have, as part of a statement's name. */
export function scopeShape(scope: AccessScope): string {
  if (scope.kind === 'system') return 'sys';
  const parts = partsOf(scope).map((part) => partSigns[part]);
  return `${scope.inboxIds === 'all' ? 'a' : 'i'}${scope.unassigned ? 'u' : ''}${scope.others ? 'o' : ''}${parts.join('')}`;
}

/**
 * One statement in a form for each shape of scope, prepared the first time it is needed. `build` gets the condition on
 * the ticket `t`; its own placeholders are `$1` to `$<own>`.
 */
export function scopedStatement(
  name: string,
  own: number,
  build: (condition: string) => string,
): (scope: AccessScope, values: readonly unknown[]) => BoundStatement {
  const byShape = new Map<string, Statement>();
  return (scope, values) => {
    const all = [...values];
    if (all.length !== own) throw new Error(`${name} takes ${own} values, not ${all.length}`);
    const condition = ticketScope.toSql(scope, 't', (value) => `$${all.push(value)}`);
    const shape = scopeShape(scope);
    let prepared = byShape.get(shape);
    if (!prepared) {
      prepared = statement(`${name}-${shape}`, build(condition));
      byShape.set(shape, prepared);
    }
    return { statement: prepared, values: all };
  };
}
