import type { Tx } from '@guiche/platform/database';

const counted = Symbol('tickets that are in the load of their new owner already');

/** Says that the load of whoever is given this ticket in this transaction needs no counting any more. */
export function markCounted(tx: Tx, ticketId: string): void {
  const known = (tx.notes.get(counted) as Set<string> | undefined) ?? new Set<string>();
  tx.notes.set(counted, known.add(ticketId));
}

export const isCounted = (tx: Tx, ticketId: string): boolean =>
  (tx.notes.get(counted) as Set<string> | undefined)?.has(ticketId) ?? false;
