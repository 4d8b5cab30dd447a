/** What a key does in the tree. */
export type Step =
  { kind: 'none' } | { kind: 'go'; to: HTMLElement } | { kind: 'toggle' } | { kind: 'open' } | { kind: 'move' };

/** All rows that are on the screen, from top to bottom. */
export const treeItems = (tree: HTMLElement): HTMLElement[] => [
  ...tree.querySelectorAll<HTMLElement>('[role=treeitem]'),
];

const none: Step = { kind: 'none' };
const go = (to: HTMLElement | null | undefined): Step => (to ? { kind: 'go', to } : none);

/** The keys of a tree as everywhere: up and down walk, right opens and enters, left closes and leaves, Enter goes in, M moves. */
export function stepOf(key: string, item: HTMLElement, items: readonly HTMLElement[]): Step {
  const place = items.indexOf(item);
  const expanded = item.getAttribute('aria-expanded');
  switch (key) {
    case 'ArrowDown':
      return go(items[place + 1]);
    case 'ArrowUp':
      return go(items[place - 1]);
    case 'Home':
      return go(items[0]);
    case 'End':
      return go(items.at(-1));
    case 'ArrowRight':
      return expanded === 'false' ? { kind: 'toggle' } : expanded === 'true' ? go(inside(item)) : none;
    case 'ArrowLeft':
      return expanded === 'true' ? { kind: 'toggle' } : go(outside(item));
    case 'Enter':
      return { kind: 'open' };
    case 'm':
    case 'M':
      return { kind: 'move' };
    default:
      return none;
  }
}

const inside = (item: HTMLElement): HTMLElement | null => item.querySelector<HTMLElement>('[role=treeitem]');
const outside = (item: HTMLElement): HTMLElement | null =>
  item.parentElement?.closest<HTMLElement>('[role=treeitem]') ?? null;
