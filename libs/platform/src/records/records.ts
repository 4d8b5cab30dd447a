import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@guiche/kernel';
import { AuditLog } from '../audit/index.js';
import { UnitOfWork, type ReadTx, type Tx } from '../database/index.js';
import type { ListDefinition, ListRequest, Page } from '../http/index.js';
import {
  deleteRecord,
  getRecord,
  insertRecord,
  linkedIds,
  listRecords,
  lockRecord,
  setLinks,
  updateRecord,
  type Changes,
  type LinkTable,
  type Refusals,
  type VersionedRecord,
} from './record.repository.js';

/** What every plain record has beside its own values. */
export interface PlainRecord extends VersionedRecord {
  name?: string;
  createdAt: Date;
}

/** A record's own values: what is left when the keeper's part is taken away. */
export type ValuesOf<R extends PlainRecord> = Omit<R, 'id' | 'version' | 'createdAt' | 'updatedAt'>;

/** All that is particular about one kind of plain record; declared beside its entity. */
export interface RecordKind<R extends PlainRecord> {
  readonly entity: new () => R;
  readonly list: ListDefinition;
  /** The noun, as the audit trail names it. */
  readonly noun: string;
  /** The plural, first part of its audit actions. */
  readonly plural: string;
  readonly nameOf: (record: R) => string;
  readonly refusals: Refusals;
  /** Members that live in a link table as ids of other records. */
  readonly links?: Readonly<Record<string, LinkTable & { readonly refusals?: Refusals }>>;
}

/** Declares a kind of plain record. */
export const defineRecordKind = <R extends PlainRecord>(kind: RecordKind<R>): RecordKind<R> => kind;

/**
 * Keeps plain records: lists, versions, unique names, links and audit, the same for each kind. A service calls it and
 * adds what is particular; `check` runs in the same transaction, after the record is locked and before it is written.
 */
@Injectable()
export class Records {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  list<R extends PlainRecord>(kind: RecordKind<R>, request: ListRequest): Promise<Page<R>> {
    return this.uow.read(async (tx) => {
      const page = await listRecords(tx, kind.entity, kind.list, request);
      await this.loadLinks(tx, kind, page.body as readonly R[]);
      return page;
    });
  }

  get<R extends PlainRecord>(kind: RecordKind<R>, id: string): Promise<R> {
    return this.uow.read((tx) => this.getIn(tx, kind, id));
  }

  /** The same on a connection that is already there. */
  async getIn<R extends PlainRecord>(tx: ReadTx, kind: RecordKind<R>, id: string): Promise<R> {
    const record = await getRecord(tx, kind.entity, id);
    await this.loadLinks(tx, kind, [record]);
    return record;
  }

  create<R extends PlainRecord>(
    kind: RecordKind<R>,
    values: ValuesOf<R>,
    check: (tx: Tx, record: R) => Promise<void> = nothingMore,
  ): Promise<R> {
    return this.uow.run((tx) => this.createIn(tx, kind, values, check));
  }

  /** The same within a larger transaction. */
  async createIn<R extends PlainRecord>(
    tx: Tx,
    kind: RecordKind<R>,
    values: ValuesOf<R>,
    check: (tx: Tx, record: R) => Promise<void> = nothingMore,
  ): Promise<R> {
    const now = this.clock.now();
    const record = { ...values, id: newId(), version: 1, createdAt: now, updatedAt: now } as unknown as R;
    await check(tx, record);
    const created = await insertRecord(tx, kind.entity, record, kind.refusals);
    await this.saveLinks(tx, kind, created);
    this.note(tx, kind, 'create', created, null, created);
    return created;
  }

  update<R extends PlainRecord>(
    kind: RecordKind<R>,
    id: string,
    version: number,
    changes: Changes<ValuesOf<R>>,
    check: (tx: Tx, after: R, before: R) => Promise<void> = nothingMore,
  ): Promise<R> {
    return this.uow.run(async (tx) => {
      const before = await lockRecord(tx, kind.entity, id, version);
      await this.loadLinks(tx, kind, [before]);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      await check(tx, { ...before, ...given }, before);
      const after = await updateRecord(tx, kind.entity, before, given as Changes<R>, this.clock.now(), kind.refusals);
      await this.saveLinks(tx, kind, after);
      this.note(tx, kind, 'update', after, before, after);
      return after;
    });
  }

  /** Deletes a record nothing refers to; otherwise the kind's `inUse` is thrown. */
  remove<R extends PlainRecord>(
    kind: RecordKind<R>,
    id: string,
    version?: number,
    check: (tx: Tx, record: R) => Promise<void> = nothingMore,
  ): Promise<void> {
    return this.uow.run(async (tx) => {
      const record = await lockRecord(tx, kind.entity, id, version);
      await this.loadLinks(tx, kind, [record]);
      await check(tx, record);
      await deleteRecord(tx, kind.entity, record, kind.refusals);
      this.note(tx, kind, 'delete', record, record, null);
    });
  }

  private async loadLinks<R extends PlainRecord>(
    tx: ReadTx,
    kind: RecordKind<R>,
    records: readonly R[],
  ): Promise<void> {
    if (records.length === 0) return;
    for (const [member, link] of Object.entries(kind.links ?? {})) {
      const ids = await linkedIds(
        tx,
        link,
        records.map(({ id }) => id),
      );
      for (const record of records) Object.assign(record, { [member]: ids.get(record.id) ?? [] });
    }
  }

  private async saveLinks<R extends PlainRecord>(tx: Tx, kind: RecordKind<R>, record: R): Promise<void> {
    for (const [member, link] of Object.entries(kind.links ?? {})) {
      const ids = record[member as keyof R] as readonly string[];
      await setLinks(tx, link, record.id, ids, link.refusals);
    }
  }

  private note<R extends PlainRecord>(
    tx: Tx,
    kind: RecordKind<R>,
    verb: 'create' | 'update' | 'delete',
    record: R,
    before: R | null,
    after: R | null,
  ): void {
    this.audit.record(tx, {
      action: `${kind.plural}.${verb}`,
      subject: { type: kind.noun, id: record.id, name: kind.nameOf(record) },
      before: before && ownValues(before),
      after: after && ownValues(after),
    });
  }
}

const nothingMore = (): Promise<void> => Promise.resolve();

function ownValues<R extends PlainRecord>(record: R): Record<string, unknown> {
  const { id: _id, version: _version, createdAt: _createdAt, updatedAt: _updatedAt, ...values } = record;
  return values;
}
