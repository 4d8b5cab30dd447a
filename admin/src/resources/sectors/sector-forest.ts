/** What the tree shows of a sector. */
export interface SectorNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly code: string | null;
  readonly active: boolean;
  readonly memberIds: readonly string[];
  readonly position: number;
  readonly version: number;
}

/** One row of the tree as it is open now. */
export interface TreeRow {
  readonly sector: SectorNode;
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
  readonly place: number;
  readonly siblings: number;
}

/** Children by parent, in their order; a sector whose parent is not there stands at the top, so that none is lost. */
export function childrenOf(sectors: readonly SectorNode[]): Map<string | null, SectorNode[]> {
  const here = new Set(sectors.map(({ id }) => id));
  const children = new Map<string | null, SectorNode[]>();
  for (const sector of sectors) {
    const parent = sector.parentId !== null && here.has(sector.parentId) ? sector.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), sector]);
  }
  for (const list of children.values()) {
    list.sort((a, b) => a.position - b.position || a.name.localeCompare(b.name));
  }
  return children;
}

/** The rows that are seen: from the top down, below those that are open. */
export function rowsOf(children: ReadonlyMap<string | null, SectorNode[]>, open: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const visit = (parentId: string | null, depth: number) => {
    const siblings = children.get(parentId) ?? [];
    for (const [index, sector] of siblings.entries()) {
      const hasChildren = children.has(sector.id);
      const isOpen = hasChildren && open.has(sector.id);
      rows.push({ sector, depth, hasChildren, isOpen, place: index + 1, siblings: siblings.length });
      if (isOpen) visit(sector.id, depth + 1);
    }
  };
  visit(null, 0);
  return rows;
}

/** The sector and everything below it. */
export function branchOf(children: ReadonlyMap<string | null, SectorNode[]>, id: string): Set<string> {
  const branch = new Set([id]);
  for (const one of branch) for (const child of children.get(one) ?? []) branch.add(child.id);
  return branch;
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The sectors whose name or code holds the text, with all above them, so that each is found in its place. */
export function foundWithAncestors(sectors: readonly SectorNode[], text: string): SectorNode[] {
  const byId = new Map(sectors.map((sector) => [sector.id, sector]));
  const wanted = new Set<string>();
  for (const sector of sectors) {
    if (!fold(`${sector.name} ${sector.code ?? ''}`).includes(fold(text))) continue;
    for (let at: SectorNode | undefined = sector; at && !wanted.has(at.id); at = byId.get(at.parentId ?? '')) {
      wanted.add(at.id);
    }
  }
  return sectors.filter(({ id }) => wanted.has(id));
}
