import { isDeepStrictEqual } from 'node:util';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { parseInstant, type FieldError } from '@guiche/kernel';
import { fieldErrors } from '../http/index.js';
import {
  mayDo,
  memberOf,
  type ConfigurationActor,
  type ConfigurationField,
  type ConfigurationKind,
  type ConfigurationWarning,
} from './configuration-kind.js';
import { problemAt, type DocumentProblem, type Place } from './document-problem.js';
import type { WrittenDocument, WrittenEntry, WrittenValue } from './document-text.js';
import { movesOf } from './moves.js';
import { Present, type Moves, type People, type PresentRecord, type RecordsOfKind } from './present.js';
import { compareText, keyOf, pathOf, sameKey } from './record-key.js';

/** What differs in one field, as documents write it. */
export interface Difference {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One record to be added, changed or removed. */
export interface Operation {
  readonly kind: ConfigurationKind;
  readonly change: 'add' | 'change' | 'remove';
  readonly path: readonly string[];
  readonly place: Place | null;
  /** Where a member's value stands, by its field's or its own name. */
  readonly placeOf: (member: string) => Place | null;
  readonly record: PresentRecord | null;
  readonly differences: readonly Difference[];
  /** What is to be written, as the document has it. */
  readonly wanted: ReadonlyMap<string, unknown>;
  readonly isMoved: boolean;
  readonly warnings: readonly ConfigurationWarning[];
  readonly problems: readonly DocumentProblem[];
}

/** An installation compared with a document. */
export interface Comparison {
  readonly operations: readonly Operation[];
  readonly unchanged: number;
  /** Records of the document's kinds that it does not have, and that are to stay. */
  readonly onlyHere: readonly { readonly kind: ConfigurationKind; readonly path: readonly string[] }[];
  readonly present: Present;
}

/** Stands for the id of a record that is only about to be made, where values are checked. */
const someId = '00000000-0000-4000-8000-000000000000';

/** Compares what is there with what a document wants, within what the actor may do. */
export function compare(
  installation: readonly RecordsOfKind[],
  people: People,
  written: WrittenDocument,
  actor: ConfigurationActor,
): Comparison {
  const now = new Present(installation, people);
  const entriesOf = new Map<string, WrittenEntry[]>();
  for (const entry of written.entries) entriesOf.set(entry.kind, [...(entriesOf.get(entry.kind) ?? []), entry]);
  const moves = new Map<string, Moves>();
  const stillThere = new Set<WrittenEntry>();
  for (const { kind } of installation) {
    const found = movesOf(kind, entriesOf.get(kind.name) ?? [], now);
    moves.set(kind.name, found.moves);
    for (const entry of found.stillThere) stillThere.add(entry);
  }
  const present = new Present(installation, people, moves);
  const wantedKeys = new Map(written.entries.map((entry) => [`${entry.kind} ${sameKey(entry.path)}`, entry]));
  const context: Context = { installation, present, now, people, written, actor, wantedKeys, stillThere };

  const operations: Operation[] = [];
  const onlyHere: { kind: ConfigurationKind; path: readonly string[] }[] = [];
  let unchanged = 0;
  for (const { kind } of installation) {
    for (const entry of entriesOf.get(kind.name) ?? []) {
      const operation = new EntryComparison(context, kind, entry).compare();
      const isNothing = operation.change === 'change' && operation.differences.length === 0;
      // Where each has its place among the others, those that stay are put in their places as well.
      const isTold = operation.problems.length > 0 || operation.warnings.length > 0;
      if (!isNothing || isTold || kind.writtenInOrderOf !== undefined) operations.push(operation);
      if (isNothing) unchanged++;
    }
    if (!written.kinds.has(kind.name)) continue;
    for (const record of present.of(kind.name)) {
      if (wantedKeys.has(`${kind.name} ${sameKey(record.path)}`)) continue;
      if (written.complete.has(kind.name) && kind.remove) operations.push(removal(kind, record, actor));
      else onlyHere.push({ kind, path: record.path });
    }
  }
  return { operations, unchanged, onlyHere, present };
}

interface Context {
  readonly installation: readonly RecordsOfKind[];
  readonly present: Present;
  readonly now: Present;
  readonly people: People;
  readonly written: WrittenDocument;
  readonly actor: ConfigurationActor;
  /** Entries by kind and key. */
  readonly wantedKeys: ReadonlyMap<string, WrittenEntry>;
  readonly stillThere: ReadonlySet<WrittenEntry>;
}

const top: Place = { line: 1, column: 1 };

function removal(kind: ConfigurationKind, record: PresentRecord, actor: ConfigurationActor): Operation {
  const differences = [...record.fields].map(([field, before]) => ({ field, before, after: null }));
  const key = keyOf(record.path);
  return {
    kind,
    change: 'remove',
    path: record.path,
    place: null,
    placeOf: () => null,
    record,
    differences,
    wanted: new Map(),
    isMoved: false,
    warnings: [],
    problems: notPermitted(kind, 'delete', actor, top, key),
  };
}

function notPermitted(
  kind: ConfigurationKind,
  verb: 'list' | 'create' | 'update' | 'delete',
  actor: ConfigurationActor,
  place: Place,
  key: string,
): DocumentProblem[] {
  if (mayDo(kind, verb, actor)) return [];
  const permission = kind.permissions === 'root' ? 'root' : (kind.permissions[verb] ?? verb);
  const about = { kind: kind.name, key, params: { permission } };
  return [problemAt(place, 'platform.configuration.not-permitted', about)];
}

/** One entry of a document against what is there. */
class EntryComparison {
  private readonly problems: DocumentProblem[] = [];
  private readonly warnings: ConfigurationWarning[] = [];
  private readonly record: PresentRecord | null;

  constructor(
    private readonly context: Context,
    private readonly kind: ConfigurationKind,
    private readonly entry: WrittenEntry,
  ) {
    this.record = context.present.find(kind.name, entry.path);
  }

  compare(): Operation {
    const { kind, entry, record } = this;
    this.checkPlace();
    const given = new Map<string, unknown>();
    for (const [name, written] of entry.fields) {
      const definition = kind.fields[name];
      const value = definition && this.wanted(name, definition, written);
      if (value !== undefined) given.set(name, value);
    }
    const wanted = this.checked(given);
    const naming = this.namingDifferences();
    const differences = [...naming, ...this.differences(wanted)];
    const isPart = 'of' in kind.key;
    const change = record || 'single' in kind.key ? 'change' : 'add';
    if (change === 'add' || differences.length > 0) {
      const verb = change === 'add' && !isPart ? 'create' : 'update';
      this.problems.push(...notPermitted(kind, verb, this.context.actor, entry, entry.key));
    }
    if (this.context.stillThere.has(entry)) {
      this.warnings.push({
        code: 'platform.configuration.former-still-there',
        params: { former: keyOf(entry.formerly?.path ?? []) },
      });
    }
    const isWhole = !record || kind.writtenInOrderOf !== undefined;
    const differs = (name: string): boolean => differences.some(({ field }) => field === name);
    const changed = new Map([...wanted].filter(([name]) => isWhole || differs(name)));
    return {
      kind,
      change,
      path: entry.path,
      place: { line: entry.line, column: entry.column },
      placeOf: (member) => this.writtenAs(member)?.written ?? null,
      record,
      differences,
      wanted: changed,
      isMoved: naming.length > 0,
      warnings: this.warnings,
      problems: this.problems,
    };
  }

  private problem(code: string, params = {}, at: Place = this.entry, field?: string): void {
    const { kind, key } = this.entry;
    const about = { kind, key, params, ...(field !== undefined && { field }) };
    this.problems.push(problemAt(at, code.includes('.') ? code : `platform.configuration.${code}`, about));
  }

  /** Whether such a record may be there at all: its parent is, and it is none of those that are there by themselves. */
  private checkPlace(): void {
    const { kind, entry, record } = this;
    const { key } = kind;
    this.problems.push(...notPermitted(kind, 'list', this.context.actor, entry, entry.key));
    if ('of' in key) {
      if (!record && !this.isKnown(key.of, entry.path)) this.problem('record-unknown', { key: entry.key });
      return;
    }
    if ('single' in key) return;
    if (!record && !kind.add) this.problem('record-unknown', { key: entry.key });
    const identity = kind.identity === undefined ? null : (entry.fields.get(kind.identity)?.value ?? null);
    if (!record && identity !== null) this.problem('identity-unknown', { identity: String(identity) });
    const { within } = key;
    const above = entry.path.slice(0, -1);
    if (!within && above.length > 0) this.problem('key-too-deep', { key: entry.key });
    if (within && within.kind !== kind.name && above.length === 0) this.problem('parent-missing', { key: entry.key });
    if (within && above.length > 0 && !this.isKnown(within.kind, above)) {
      this.problem('parent-unknown', { parent: keyOf(above) });
    }
  }

  private isKnown(kind: string, path: readonly string[]): boolean {
    const { present, wantedKeys } = this.context;
    return wantedKeys.has(`${kind} ${sameKey(path)}`) || present.find(kind, path) !== null;
  }

  /** A field's value as it is compared; undefined when it is no such value. */
  private wanted(name: string, definition: ConfigurationField, written: WrittenValue): unknown {
    const { value, items } = written;
    const texts = (): readonly (Place & { readonly typed: string | null })[] | null =>
      Array.isArray(value) ? items : (this.problem('list-expected', {}, written, name), null);
    const unique = (found: readonly (string | null)[]): string[] => [
      ...new Set(found.filter((text): text is string => text !== null)),
    ];
    switch (definition.shape) {
      case 'value':
        return value;
      case 'set':
        return texts() && unique(items.map(({ typed }) => typed)).sort(compareText);
      case 'instant': {
        const at = typeof value === 'string' ? parseInstant(value) : null;
        if (value !== null && !at) this.problem('instant-expected', {}, written, name);
        return at ? at.toISOString() : null;
      }
      case 'reference':
        return value === null ? null : this.reference(name, definition, written.typed, written);
      case 'references':
        return (
          texts() &&
          unique(items.map((item) => this.reference(name, definition, item.typed, item) ?? null)).sort(compareText)
        );
      case 'person':
        return value === null ? null : (this.person(name, written.typed, written) ?? undefined);
      case 'people':
        return texts() && unique(items.map((item) => this.person(name, item.typed, item))).sort(compareText);
      case 'queue':
        return texts() && unique(items.map((item) => this.person(name, item.typed, item)));
    }
  }

  private reference(
    name: string,
    { to = '' }: ConfigurationField,
    typed: string | null,
    at: Place,
  ): string | undefined {
    const path = typed === null ? null : pathOf(typed);
    if (!path || !this.isKnown(to, path)) {
      this.problem('reference-unknown', { kind: to, key: typed ?? '' }, at, name);
      return undefined;
    }
    // As it is written where it is defined: keys are the same whatever their case.
    const entry = this.context.wantedKeys.get(`${to} ${sameKey(path)}`);
    return keyOf(entry?.path ?? this.context.present.find(to, path)?.path ?? path);
  }

  private person(name: string, typed: string | null, at: Place): string | null {
    const { people, written } = this.context;
    const id = typed === null ? null : people.idOf(typed);
    if (id !== null) return people.loginOf(id);
    if (!written.leavesOutMissingPeople) this.problem('person-unknown', { login: typed ?? '' }, at, name);
    else
      this.warnings.push({
        code: 'platform.configuration.person-left-out',
        params: { login: typed ?? '', field: name },
      });
    return null;
  }

  /** The values after the API's own checks; what they refuse is a problem at the field's place. */
  private checked(given: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
    const { kind, record, entry } = this;
    const isNew = !record && !('of' in kind.key) && !('single' in kind.key);
    const members: Record<string, unknown> = {};
    for (const [name, value] of given) {
      const definition = kind.fields[name];
      if (definition && !definition.fixed && (isNew || !definition.onlyNew)) {
        members[memberOf(name, definition)] = withIds(definition, value);
      }
    }
    const adjusted = kind.adjust?.(members, record?.stored ?? null);
    this.warnings.push(...(adjusted?.warnings ?? []));
    Object.assign(members, adjusted?.values);
    if ('member' in kind.key && (isNew || record?.path.at(-1) !== entry.path.at(-1))) {
      members[kind.key.member] = entry.path.at(-1) ?? '';
    }
    const within = 'member' in kind.key ? kind.key.within : undefined;
    const isWithin = within && (entry.path.length > 1 || within.kind !== kind.name);
    if (isNew && isWithin) members[within.member] = someId;
    const dto = isNew && kind.creates ? kind.creates : kind.updates;
    const instance = plainToInstance(dto, kind.input?.(members) ?? members);
    const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
    for (const error of fieldErrors(errors)) this.refused(error);
    const after = instance as Readonly<Record<string, unknown>>;
    const wanted = new Map<string, unknown>();
    for (const [name, definition] of Object.entries(kind.fields)) {
      const member = memberOf(name, definition);
      // Values may have been cut to shape by the class, and adjusted; references stay the keys they are.
      if (definition.shape === 'value' && member in members) wanted.set(name, after[member] ?? null);
      else if (given.has(name)) wanted.set(name, given.get(name));
    }
    return wanted;
  }

  private refused({ field, code, params }: FieldError): void {
    const [member = field, index] = field.split('.');
    const found = this.writtenAs(member);
    const item = found?.written?.items[Number(index)];
    // Without a place of its own: a field that has to be there and is not, or the name itself.
    this.problem(code, params, item ?? found?.written ?? this.entry, found?.name ?? member);
  }

  /** The field behind a member, and what is written there. */
  private writtenAs(member: string): { readonly name: string; readonly written: WrittenValue | undefined } | null {
    const named = Object.entries(this.kind.fields).find(
      ([own, one]) => own === member || memberOf(own, one) === member,
    );
    return named ? { name: named[0], written: this.entry.fields.get(named[0]) } : null;
  }

  private namingDifferences(): Difference[] {
    const { kind, entry, record } = this;
    if (!record || !('member' in kind.key)) return [];
    const before = this.context.now.pathOf(kind.name, record.stored.id) ?? [];
    const { member, within } = kind.key;
    const found: Difference[] = [];
    if (before.at(-1) !== entry.path.at(-1)) {
      found.push({ field: member, before: before.at(-1), after: entry.path.at(-1) });
    }
    if (within && this.parentChanges(within)) {
      found.push({ field: within.kind, before: keyOf(before.slice(0, -1)), after: keyOf(entry.path.slice(0, -1)) });
    }
    return found;
  }

  /** Whether it comes to lie within another record, not only within one that is called otherwise now. */
  private parentChanges(within: { readonly kind: string; readonly member: string }): boolean {
    const parentId = (this.record?.stored[within.member] ?? null) as string | null;
    const above = this.entry.path.slice(0, -1);
    if (parentId === null || above.length === 0) return parentId !== null || above.length > 0;
    return sameKey(this.context.present.pathOf(within.kind, parentId) ?? []) !== sameKey(above);
  }

  private differences(wanted: ReadonlyMap<string, unknown>): Difference[] {
    const { kind, record, entry } = this;
    const found: Difference[] = [];
    for (const [field, after] of wanted) {
      const before = record?.fields.get(field) ?? null;
      if (record && isDeepStrictEqual(before, after)) continue;
      const { fixed, onlyNew } = kind.fields[field] ?? {};
      if (record && (fixed || onlyNew)) this.problem('field-fixed', { field }, entry.fields.get(field), field);
      if (!fixed) found.push({ field, before, after });
    }
    return found;
  }
}

/** Keys and logins as ids that are no one's: enough to check the values' form. */
function withIds({ shape }: ConfigurationField, value: unknown): unknown {
  const numbered = (count: number): string[] =>
    Array.from({ length: count }, (_, at) => `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`);
  switch (shape) {
    case 'reference':
    case 'person':
      return value === null ? null : someId;
    case 'references':
    case 'people':
    case 'queue':
      return numbered(Array.isArray(value) ? value.length : 0);
    case 'set':
    case 'instant':
    case 'value':
      return value;
  }
}
