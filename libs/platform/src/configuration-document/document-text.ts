import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type ParsedNode,
  type YAMLMap,
} from 'yaml';
import { problemAt, type DocumentProblem, type Place } from './document-problem.js';
import { keyOf, pathOf, sameKey } from './record-key.js';

/** The format's number; another one is refused rather than guessed at. */
export const formatVersion = 1;
/** More than any company's configuration, and read in about a second. */
export const maxDocumentLength = 5_000_000;
const maxEntries = 50_000;
const maxDepth = 16;

/** A value as it stands in the text. */
export interface WrittenValue extends Place {
  readonly value: unknown;
  /** As it was typed: a name that looks like a number is still a name. */
  readonly typed: string | null;
  /** Where the items of a list stand. */
  readonly items: readonly (Place & { readonly typed: string | null })[];
}

/** One record as a document wants it. */
export interface WrittenEntry extends Place {
  readonly kind: string;
  readonly key: string;
  readonly path: readonly string[];
  readonly fields: ReadonlyMap<string, WrittenValue>;
  /** The key it had until now. */
  readonly formerly: (Place & { readonly path: readonly string[] }) | null;
}

/** A document that was read. */
export interface WrittenDocument {
  readonly entries: readonly WrittenEntry[];
  /** Kinds of which the document has all records, so that others are removed. */
  readonly complete: ReadonlySet<string>;
  /** Whether people who are not there are left out with a warning instead of being a problem. */
  readonly leavesOutMissingPeople: boolean;
  /** The kinds that the document names. */
  readonly kinds: ReadonlySet<string>;
  readonly problems: readonly DocumentProblem[];
}

/** What the reader must know of a kind. */
export interface KindToRead {
  readonly name: string;
  readonly isSingle: boolean;
  readonly fields: readonly string[];
}

/** Reads the text of a document; everything that is wrong with its form is found at once, with its place. */
export function readDocument(text: string, kinds: readonly KindToRead[]): WrittenDocument {
  return new Reader(text, kinds).read();
}

type Pair = { readonly key: ParsedNode; readonly value: ParsedNode | null };

class Reader {
  private readonly lines = new LineCounter();
  private readonly problems: DocumentProblem[] = [];
  private readonly entries: WrittenEntry[] = [];
  private readonly named = new Set<string>();
  private complete = new Set<string>();
  private leavesOut = false;

  constructor(
    private readonly text: string,
    private readonly kinds: readonly KindToRead[],
  ) {}

  read(): WrittenDocument {
    this.readRoot();
    this.problems.sort((a, b) => a.line - b.line || a.column - b.column);
    return {
      entries: this.entries,
      complete: this.complete,
      leavesOutMissingPeople: this.leavesOut,
      kinds: this.named,
      problems: this.problems,
    };
  }

  private readRoot(): void {
    const start = { line: 1, column: 1 };
    if (this.text.length > maxDocumentLength) {
      this.problem(start, 'document-too-large', { max: maxDocumentLength });
      return;
    }
    const document = this.parse();
    if (!document) return;
    const root = document.contents;
    if (!isMap(root)) return this.problem(root ? this.at(root) : start, 'not-a-document');
    const parts = this.pairs(root);
    const version = parts.get('guiche');
    if (!version) return this.problem(start, 'version-missing', { version: formatVersion });
    if (!isScalar(version.value) || version.value.value !== formatVersion) {
      return this.problem(this.at(version.key), 'version-unknown', { version: formatVersion });
    }
    for (const [name, pair] of parts) this.readPart(name, pair);
  }

  private parse(): Document.Parsed | null {
    try {
      const document = parseDocument(this.text, {
        lineCounter: this.lines,
        schema: 'core',
        // Compared one by one, which would take forever for a large map; we look for repeated keys ourselves.
        uniqueKeys: false,
        prettyErrors: false,
      });
      for (const { pos, code, message } of [...document.errors, ...document.warnings]) {
        const { line, col } = this.lines.linePos(pos[0]);
        this.problem({ line, column: col }, 'yaml', { code, detail: message });
      }
      return document.errors.length > 0 ? null : document;
    } catch {
      // Nested so deeply that the parser ran out of stack.
      this.problem({ line: 1, column: 1 }, 'nested-too-deeply');
      return null;
    }
  }

  private readPart(name: string, { key, value }: Pair): void {
    if (name === 'guiche') return;
    if (name === 'complete') return this.readComplete(value ?? key);
    if (name === 'missingPeople') return this.readMissingPeople(value ?? key);
    const kind = this.kinds.find((known) => known.name === name);
    if (!kind) {
      return this.problem(this.at(key), 'kind-unknown', {
        kind: name,
        known: this.kinds.map((k) => k.name).join(', '),
      });
    }
    this.named.add(name);
    if (kind.isSingle) return this.readEntry(kind, '', key, value);
    if (value === null || (isScalar(value) && value.value === null)) return;
    if (!isMap(value)) return this.problem(this.at(value), 'records-expected', { kind: name });
    const seen = new Set<string>();
    for (const [typed, pair] of this.pairs(value)) {
      const same = sameKey(pathOf(typed));
      if (seen.has(same)) this.problem(this.at(pair.key), 'key-repeated', { key: typed });
      else this.readEntry(kind, typed, pair.key, pair.value);
      seen.add(same);
    }
  }

  private readComplete(node: ParsedNode): void {
    const names = isSeq(node) ? node.items.map((item) => (isScalar(item) ? String(item.value) : '')) : null;
    if (!names) return this.problem(this.at(node), 'complete-expected');
    for (const [index, name] of names.entries()) {
      if (this.kinds.some((kind) => kind.name === name)) continue;
      const item = (node as { items?: unknown[] }).items?.[index];
      this.problem(this.at((item as ParsedNode | undefined) ?? node), 'kind-unknown', {
        kind: name,
        known: this.kinds.map((kind) => kind.name).join(', '),
      });
    }
    this.complete = new Set(names);
  }

  private readMissingPeople(node: ParsedNode): void {
    const value = isScalar(node) ? node.value : null;
    if (value !== 'refuse' && value !== 'leaveOut') return this.problem(this.at(node), 'missing-people-expected');
    this.leavesOut = value === 'leaveOut';
  }

  private readEntry(kind: KindToRead, typed: string, keyNode: ParsedNode, value: ParsedNode | null): void {
    const place = this.at(keyNode);
    if (this.entries.length >= maxEntries) {
      if (this.entries.length === maxEntries) this.problem(place, 'too-many-records', { max: maxEntries });
      return;
    }
    const path = kind.isSingle ? [] : pathOf(typed);
    if (path.some((name) => name === '')) return this.problem(place, 'key-empty', { key: typed });
    const about = { kind: kind.name, key: keyOf(path) };
    const isEmpty = value === null || (isScalar(value) && value.value === null);
    if (!isEmpty && !isMap(value)) return this.problem(this.at(value), 'fields-expected', about);
    const fields = new Map<string, WrittenValue>();
    let formerly: WrittenEntry['formerly'] = null;
    for (const [name, pair] of isMap(value) ? this.pairs(value) : new Map<string, Pair>()) {
      const node = pair.value ?? pair.key;
      if (name === 'formerly' && !kind.isSingle) {
        const former = isScalar(node) ? pathOf(this.typed(node) ?? '') : [''];
        if (former.includes('')) this.problem(this.at(node), 'former-key-expected', about);
        else formerly = { ...this.at(node), path: former };
      } else if (kind.fields.includes(name)) {
        fields.set(name, this.written(pair.value, this.at(pair.key)));
      } else {
        this.problem(this.at(pair.key), 'field-unknown', { ...about, field: name, known: kind.fields.join(', ') });
      }
    }
    this.entries.push({ ...about, ...place, path, fields, formerly });
  }

  private written(node: ParsedNode | null, place: Place): WrittenValue {
    const items = isSeq(node)
      ? node.items.map((item) => ({ ...this.at(item as ParsedNode), typed: this.typed(item) }))
      : [];
    return { ...place, value: this.plain(node, 0), typed: this.typed(node), items };
  }

  /** The node as a value of JSON. Aliases are refused, so that a few bytes cannot stand for a great many. */
  private plain(node: unknown, depth: number): unknown {
    if (node === null || node === undefined) return null;
    if (isScalar(node)) return node.value ?? null;
    const place = this.at(node as ParsedNode);
    if (isAlias(node)) this.problem(place, 'alias');
    else if (depth > maxDepth) this.problem(place, 'nested-too-deeply');
    else if (isSeq(node)) return node.items.map((item) => this.plain(item, depth + 1));
    else if (isMap(node)) {
      const values: [string, unknown][] = [];
      for (const [name, { value }] of this.pairs(node as YAMLMap.Parsed)) {
        if (name === '__proto__') this.problem(place, 'field-unknown', { field: name, known: '' });
        else values.push([name, this.plain(value, depth + 1)]);
      }
      return Object.fromEntries(values);
    }
    return null;
  }

  private typed(node: unknown): string | null {
    if (!isScalar(node) || node.value === null || node.value === undefined) return null;
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
  }

  /** The pairs of a map by their key; one that comes again is a problem. */
  private pairs(map: YAMLMap.Parsed | YAMLMap): Map<string, Pair> {
    const found = new Map<string, Pair>();
    for (const pair of map.items as Pair[]) {
      const name = this.typed(pair.key);
      if (name === null) this.problem(this.at(pair.key), 'key-expected');
      else if (found.has(name)) this.problem(this.at(pair.key), 'key-repeated', { key: name });
      else found.set(name, pair);
    }
    return found;
  }

  private at(node: ParsedNode): Place {
    const { line, col } = this.lines.linePos(node.range?.[0] ?? 0);
    return { line, column: col };
  }

  private problem(place: Place, code: string, about: Readonly<Record<string, string | number>> = {}): void {
    const { kind, key, field, ...params } = about;
    this.problems.push(
      problemAt(place, `platform.configuration.${code}`, {
        ...(typeof kind === 'string' && { kind }),
        ...(typeof key === 'string' && { key }),
        ...(typeof field === 'string' && { field }),
        params: { ...params, ...about },
      }),
    );
  }
}
