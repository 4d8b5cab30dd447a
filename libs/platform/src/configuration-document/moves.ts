import type { ConfigurationKind } from './configuration-kind.js';
import type { WrittenEntry } from './document-text.js';
import type { Moves, Present, PresentRecord } from './present.js';
import { sameKey } from './record-key.js';

/** Which records get another key, and which entries still name a former key that is somebody else's now. */
export interface FoundMoves {
  readonly moves: Moves;
  readonly stillThere: ReadonlySet<WrittenEntry>;
}

/**
 * The records of one kind that are to be found under another key: those that an entry names by what they are (`identity`),
 * and those it names by the key they had (`formerly`). A former key counts only while the entry's own is free, or about to
 * become free, so that the same document applied again moves nothing.
 */
export function movesOf(kind: ConfigurationKind, entries: readonly WrittenEntry[], present: Present): FoundMoves {
  const claimed = new Map<string, WrittenEntry>();
  const done = new Set<WrittenEntry>();
  const claim = (record: PresentRecord, entry: WrittenEntry): boolean => {
    if (claimed.has(record.stored.id)) return false;
    claimed.set(record.stored.id, entry);
    done.add(entry);
    return true;
  };
  for (const entry of entries) {
    const identity = kind.identity === undefined ? undefined : entry.fields.get(kind.identity)?.value;
    if (identity === undefined || identity === null) continue;
    const record = present.of(kind.name).find(({ fields }) => fields.get(kind.identity ?? '') === identity);
    if (record) claim(record, entry);
  }
  const former = entries.filter((entry) => entry.formerly && !done.has(entry));
  for (let goesOn = true; goesOn;) {
    goesOn = false;
    for (const entry of former) {
      const own = present.find(kind.name, entry.path);
      const old = present.find(kind.name, entry.formerly?.path ?? []);
      const isOwnFree = !own || claimed.has(own.stored.id) || own === old;
      if (!done.has(entry) && old && isOwnFree && claim(old, entry)) goesOn = true;
    }
  }
  const stillThere = former.filter((entry) => {
    const old = present.find(kind.name, entry.formerly?.path ?? []);
    return !done.has(entry) && old && !entries.some(({ path }) => sameKey(path) === sameKey(old.path));
  });
  const moves = new Map([...claimed].map(([id, { path }]) => [id, path] as const));
  return { moves, stillThere: new Set(stillThere) };
}
