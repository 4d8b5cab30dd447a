import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

type Collection = Map<string, unknown>;
type Line = [collection: string, key: string, value?: unknown];

/**
 * Keeps the simulator's records in a file of JSON lines, the newest line of a key being the truth. A line is written
 * before the call that caused it is answered, so a killed process forgets nothing that it acknowledged; a whole
 * snapshot per change would cost more the more there is. Opening rewrites the file without what is outdated (new
 * file, then rename).
 */
export class Journal {
  private readonly collections = new Map<string, Collection>();
  private file: number | null = null;

  constructor(private readonly folder: string | null) {
    if (folder === null) return;
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'journal.jsonl');
    if (existsSync(path)) this.replay(readFileSync(path, 'utf8'));
    this.compact(path);
    this.file = openSync(path, 'a');
  }

  /** Everything known of one kind. The map is the journal's own: change it through `put` and `remove` only. */
  all<T>(collection: string): ReadonlyMap<string, T> {
    return this.collection(collection) as ReadonlyMap<string, T>;
  }

  put(collection: string, key: string, value: unknown): void {
    this.collection(collection).set(key, value);
    this.write([collection, key, value]);
  }

  remove(collection: string, key: string): void {
    if (this.collection(collection).delete(key)) this.write([collection, key]);
  }

  /** Forgets a kind altogether. */
  clear(collection: string): void {
    for (const key of [...this.collection(collection).keys()]) this.remove(collection, key);
  }

  close(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
  }

  private collection(name: string): Collection {
    const known = this.collections.get(name);
    if (known) return known;
    const made: Collection = new Map();
    this.collections.set(name, made);
    return made;
  }

  private write(line: Line): void {
    if (this.file !== null) writeSync(this.file, `${JSON.stringify(line)}\n`);
  }

  private replay(text: string): void {
    for (const raw of text.split('\n')) {
      const line = parsed(raw);
      if (!line) continue; // the last line of a process that was killed while writing it
      const [collection, key, value] = line;
      if (value === undefined) this.collection(collection).delete(key);
      else this.collection(collection).set(key, value);
    }
  }

  private compact(path: string): void {
    const lines: string[] = [];
    for (const [name, records] of this.collections) {
      for (const [key, value] of records) lines.push(JSON.stringify([name, key, value]));
    }
    const fresh = `${path}.new`;
    writeFileSync(fresh, lines.length > 0 ? `${lines.join('\n')}\n` : '');
    renameSync(fresh, path);
  }
}

function parsed(raw: string): Line | null {
  if (raw === '') return null;
  try {
    return JSON.parse(raw) as Line;
  } catch {
    return null;
  }
}
