/** A node of the tree of sectors. */
export interface SectorNode {
  readonly id: string;
  readonly parentId: string | null;
}

/** Whether hanging the sector below this parent would make it its own ancestor. */
export function wouldCircle(nodes: readonly SectorNode[], id: string, parentId: string | null): boolean {
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]));
  const seen = new Set<string>();
  for (let at = parentId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}
