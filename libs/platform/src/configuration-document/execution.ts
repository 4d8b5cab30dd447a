import { Conflict, DomainError } from '@guiche/kernel';
import { mayBeRetried, UnitOfWork, violatedConstraint } from '../database/index.js';
import type { Difference, Operation } from './comparison.js';
import { memberOf, type ConfigurationActor, type ConfigurationKind, type StoredRecord } from './configuration-kind.js';
import type { ConfigurationKinds } from './configuration-kinds.js';
import type { Present } from './present.js';
import { pathOf, sameKey } from './record-key.js';

/** What kept an operation from being carried out. */
export interface Refused {
  readonly operation: Operation;
  readonly error: DomainError;
}

/** An operation that is still to be done; `only`: the fields that had to wait for another record. */
interface Task {
  readonly operation: Operation;
  readonly only: ReadonlySet<string> | null;
}

/**
 * Carries out the operations of a comparison through the services of their kinds, whatever order they were written in:
 * first in the order of references, and what is refused is tried again as long as others go on, because a name or a code
 * may have to be given up first. Where references go round in a circle a record is made without them and completed later.
 * Must run within `UnitOfWork.together`: each attempt is a savepoint.
 */
export class Execution {
  private readonly ids = new Map<string, StoredRecord>();
  private readonly errors = new Map<Operation, DomainError>();
  private tasks: Task[];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly kinds: ConfigurationKinds,
    private readonly actor: ConfigurationActor,
    private readonly present: Present,
    operations: readonly Operation[],
  ) {
    for (const kind of kinds.all()) {
      for (const { path, stored } of present.of(kind.name)) this.ids.set(keyIn(kind.name, path), stored);
    }
    const writes = operations.filter(({ change }) => change !== 'remove');
    const removals = operations.filter(({ change }) => change === 'remove').reverse();
    // Those above come before those below them, whatever else their order is.
    const ordered = kinds.all().flatMap(({ name, writtenInOrderOf: order = '' }) => {
      const own = writes.filter(({ kind }) => kind.name === name);
      const place = ({ wanted }: Operation): number => Number(wanted.get(order) ?? Number.MAX_SAFE_INTEGER);
      return own.sort((a, b) => a.path.length - b.path.length || place(a) - place(b));
    });
    this.tasks = [...ordered, ...removals].map((operation) => ({ operation, only: null }));
  }

  /** What was refused in the end; nothing when all is done. */
  async run(): Promise<Refused[]> {
    let inTwoSteps = false;
    while (this.tasks.length > 0) {
      const left: Task[] = [];
      const followUps: Task[] = [];
      for (const task of this.tasks) {
        const missing = this.missing(task);
        if (missing.size === 0 && (await this.attempt(task, missing))) continue;
        if (missing.size > 0 && inTwoSteps && this.canWait(task, missing) && (await this.attempt(task, missing))) {
          followUps.push({ operation: task.operation, only: missing });
          inTwoSteps = false;
          continue;
        }
        left.push(task);
      }
      const hasMoved = left.length < this.tasks.length;
      this.tasks = [...left, ...followUps];
      if (!hasMoved && inTwoSteps) break;
      inTwoSteps = !hasMoved;
    }
    return this.tasks.map(({ operation }) => ({
      operation,
      error: this.errors.get(operation) ?? new Conflict('platform.configuration.waits-for-another'),
    }));
  }

  /** Fields that refer to records which are not there yet. */
  private missing({ operation: { kind, wanted }, only }: Task): Set<string> {
    const fields = Object.entries(kind.fields).filter(([name]) => wanted.has(name) && (!only || only.has(name)));
    const missing = fields.filter(([name, { shape, to = '' }]) => {
      const value = wanted.get(name);
      const keys = shape === 'reference' ? [value] : shape === 'references' ? (value as unknown[]) : [];
      return keys.some((key) => typeof key === 'string' && !this.ids.has(keyIn(to, pathOf(key))));
    });
    return new Set(missing.map(([name]) => name));
  }

  /** Whether a record can be made without these fields for the time being. */
  private canWait({ operation, only }: Task, missing: ReadonlySet<string>): boolean {
    return operation.change === 'add' && only === null && missing.size > 0;
  }

  private async attempt(task: Task, without: ReadonlySet<string>): Promise<boolean> {
    const { operation } = task;
    try {
      await this.uow.run(() => this.perform(task, without));
      this.errors.delete(operation);
      return true;
    } catch (error) {
      if (mayBeRetried(error)) throw error;
      const constraint = violatedConstraint(error);
      if (error instanceof DomainError) this.errors.set(operation, error);
      else if (constraint !== null)
        this.errors.set(operation, new Conflict('platform.configuration.refused-by-database', { constraint }));
      else throw error;
      return false;
    }
  }

  private async perform({ operation, only }: Task, without: ReadonlySet<string>): Promise<void> {
    const { kind, change, path, record } = operation;
    const service = this.kinds.serviceOf(kind);
    const place = keyIn(kind.name, path);
    if (change === 'remove') {
      if (record) await kind.remove?.(service, this.actor, record.stored);
      return;
    }
    const values = this.values(operation, only, without);
    const stored = this.ids.get(place) ?? (await this.partOf(kind, service, path));
    if (stored) {
      const changed = await kind.change(service, this.actor, stored, values);
      this.ids.set(place, { ...stored, ...(isStored(changed) ? changed : {}) });
    } else {
      const added = await kind.add?.(service, this.actor, values);
      if (!isStored(added)) throw new Error(`${kind.name} did not give the record it made`);
      this.ids.set(place, added);
    }
  }

  /** The part of a record that was only just made. */
  private async partOf(
    kind: ConfigurationKind,
    service: object,
    path: readonly string[],
  ): Promise<StoredRecord | null> {
    if (!('of' in kind.key)) return null;
    const whole = this.ids.get(keyIn(kind.key.of, path));
    if (!whole) throw new Conflict('platform.configuration.waits-for-another');
    const parts = (await kind.read(service)) as readonly StoredRecord[];
    return parts.find(({ id }) => id === whole.id) ?? null;
  }

  private values(
    { kind, wanted, path, record, isMoved, differences }: Operation,
    only: ReadonlySet<string> | null,
    without: ReadonlySet<string>,
  ): Readonly<Record<string, unknown>> {
    const members: Record<string, unknown> = {};
    for (const [name, value] of wanted) {
      const field = kind.fields[name];
      if (!field || field.fixed || without.has(name) || (only && !only.has(name))) continue;
      members[memberOf(name, field)] = this.stored(field, value);
    }
    if ('member' in kind.key && !only && (!record || isMoved)) this.name(kind.key, path, differences, !record, members);
    return kind.input?.(members) ?? members;
  }

  private name(
    {
      member,
      within,
    }: { readonly member: string; readonly within?: { readonly kind: string; readonly member: string } },
    path: readonly string[],
    differences: readonly Difference[],
    isNew: boolean,
    members: Record<string, unknown>,
  ): void {
    const differs = (field: string): boolean => isNew || differences.some((one) => one.field === field);
    if (differs(member)) members[member] = path.at(-1);
    if (!within || !differs(within.kind)) return;
    const above = path.slice(0, -1);
    members[within.member] = above.length === 0 ? null : this.idOf(within.kind, above);
  }

  private stored({ shape, to = '' }: ConfigurationKind['fields'][string], value: unknown): unknown {
    const many = (idOf: (text: string) => string | null): (string | null)[] => (value as string[]).map(idOf);
    const login = (text: string): string | null => this.present.people.idOf(text);
    switch (shape) {
      case 'reference':
        return value === null ? null : this.idOf(to, pathOf(value as string));
      case 'references':
        return many((key) => this.idOf(to, pathOf(key)));
      case 'person':
        return value === null ? null : login(value as string);
      case 'people':
      case 'queue':
        return many(login);
      case 'set':
      case 'instant':
      case 'value':
        return value;
    }
  }

  private idOf(kind: string, path: readonly string[]): string {
    const found = this.ids.get(keyIn(kind, path));
    if (!found) throw new Conflict('platform.configuration.waits-for-another');
    return found.id;
  }
}

const keyIn = (kind: string, path: readonly string[]): string => `${kind} ${sameKey(path)}`;

const isStored = (value: unknown): value is StoredRecord =>
  typeof value === 'object' && value !== null && typeof (value as { id?: unknown }).id === 'string';
