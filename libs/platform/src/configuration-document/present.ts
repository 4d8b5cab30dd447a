import { memberOf, type ConfigurationField, type ConfigurationKind, type StoredRecord } from './configuration-kind.js';
import { compareKeys, compareText, keyOf, sameKey } from './record-key.js';

/** Keys of the records of a kind that get another one, by id. */
export type Moves = ReadonlyMap<string, readonly string[]>;

/** A record that is there, as the document would write it. */
export interface PresentRecord {
  readonly stored: StoredRecord;
  readonly path: readonly string[];
  readonly fields: ReadonlyMap<string, unknown>;
}

/** Users by id and by login. */
export class People {
  private readonly loginById: ReadonlyMap<string, string>;
  private readonly idByLogin: ReadonlyMap<string, string>;

  constructor(users: readonly { readonly id: string; readonly login: string }[]) {
    this.loginById = new Map(users.map(({ id, login }) => [id, login]));
    this.idByLogin = new Map(users.map(({ id, login }) => [login.toLowerCase(), id]));
  }

  loginOf(id: string): string | null {
    return this.loginById.get(id) ?? null;
  }

  idOf(login: string): string | null {
    return this.idByLogin.get(login.toLowerCase()) ?? null;
  }
}

/** The records of one kind as they are read. */
export interface RecordsOfKind {
  readonly kind: ConfigurationKind;
  readonly records: readonly StoredRecord[];
}

/**
 * The installation as documents see it: every record with its key, references as keys and people as logins. With `moves`,
 * as it will be named once these records have their new keys, so that a renamed parent makes no difference below it.
 */
export class Present {
  private readonly paths = new Map<string, ReadonlyMap<string, readonly string[]>>();
  private readonly byKey = new Map<string, ReadonlyMap<string, PresentRecord>>();

  constructor(
    kinds: readonly RecordsOfKind[],
    readonly people: People,
    moves: ReadonlyMap<string, Moves> = new Map(),
  ) {
    for (const { kind, records } of kinds) {
      this.paths.set(kind.name, this.pathsOf(kind, records, moves.get(kind.name) ?? new Map()));
    }
    for (const { kind, records } of kinds) {
      const found = records.map((stored): PresentRecord => {
        const path = this.pathOf(kind.name, stored.id) ?? [];
        return { stored, path, fields: this.fieldsOf(kind, stored) };
      });
      found.sort((a, b) => compareKeys(a.path, b.path));
      this.byKey.set(kind.name, new Map(found.map((record) => [sameKey(record.path), record])));
    }
  }

  /** The records of a kind in the order of their keys. */
  of(kind: string): readonly PresentRecord[] {
    return [...(this.byKey.get(kind)?.values() ?? [])];
  }

  find(kind: string, path: readonly string[]): PresentRecord | null {
    return this.byKey.get(kind)?.get(sameKey(path)) ?? null;
  }

  pathOf(kind: string, id: string): readonly string[] | null {
    return this.paths.get(kind)?.get(id) ?? null;
  }

  private pathsOf(
    { key }: ConfigurationKind,
    records: readonly StoredRecord[],
    moves: Moves,
  ): ReadonlyMap<string, readonly string[]> {
    if ('single' in key) return new Map(records.map(({ id }) => [id, []]));
    if ('of' in key) return new Map(records.map(({ id }) => [id, this.pathOf(key.of, id) ?? [id]]));
    const { member, within } = key;
    const byId = new Map(records.map((record) => [record.id, record]));
    const paths = new Map<string, readonly string[]>();
    const pathOf = (record: StoredRecord, below: number): readonly string[] => {
      const known = paths.get(record.id) ?? moves.get(record.id);
      const parentId = within && (record[within.member] as string | null);
      const parent = parentId ? byId.get(parentId) : undefined;
      const above = !parentId
        ? []
        : parent && below < 1000
          ? pathOf(parent, below + 1)
          : (this.pathOf(within?.kind ?? '', parentId) ?? []);
      const path = known ?? [...above, String(record[member])];
      paths.set(record.id, path);
      return path;
    };
    for (const record of records) pathOf(record, 0);
    return paths;
  }

  private fieldsOf(kind: ConfigurationKind, stored: StoredRecord): ReadonlyMap<string, unknown> {
    return new Map(
      Object.entries(kind.fields).map(([name, field]) => [name, this.shown(field, stored[memberOf(name, field)])]),
    );
  }

  /** A member's value as a document writes it. */
  private shown({ shape, to = '' }: ConfigurationField, value: unknown): unknown {
    const key = (id: unknown): string | null => {
      const path = typeof id === 'string' ? this.pathOf(to, id) : null;
      return path && keyOf(path);
    };
    const login = (id: unknown): string | null => (typeof id === 'string' ? this.people.loginOf(id) : null);
    const all = (name: (id: unknown) => string | null): string[] =>
      (Array.isArray(value) ? (value as unknown[]) : []).map(name).filter((text) => text !== null);
    switch (shape) {
      case 'reference':
        return key(value);
      case 'references':
        return all(key).sort(compareText);
      case 'person':
        return login(value);
      case 'people':
        return all(login).sort(compareText);
      case 'queue':
        return all(login);
      case 'set':
        return [...(Array.isArray(value) ? (value as string[]) : [])].sort(compareText);
      case 'instant':
        return value instanceof Date ? value.toISOString() : (value ?? null);
      case 'value':
        return value ?? null;
    }
  }
}
