import type { RaRecord } from 'react-admin';

/**
 * Records with a `parentId` in the order of their tree, each with its `depth`. One whose parent is not among them (on
 * another page, filtered away) stands at the top, so that none is lost; a circle, which the server refuses, would too.
 */
export function treeOrder(records: RaRecord[]): RaRecord[] {
  const here = new Set(records.map((record) => record.id));
  const ordered: RaRecord[] = [];
  const visit = (parentId: unknown, depth: number) => {
    for (const record of records) {
      const parent: unknown = here.has(record.parentId as string) ? record.parentId : null;
      if (parent !== parentId) continue;
      ordered.push({ ...record, depth });
      visit(record.id, depth + 1);
    }
  };
  visit(null, 0);
  const placed = new Set(ordered.map((record) => record.id));
  return [...ordered, ...records.filter((record) => !placed.has(record.id))];
}
