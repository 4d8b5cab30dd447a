import { NotFound, StaleVersion } from '@guiche/kernel';
import { isForeignKeyViolation, unnamed, violatedConstraint, type ReadTx, type Tx } from '../database/index.js';
import { listPage, type ListDefinition, type ListRequest, type Page } from '../http/index.js';

/** What every record that is changed through the API carries. */
export interface VersionedRecord {
  id: string;
  version: number;
  updatedAt: Date;
}

type Entity<Record> = new () => Record;

/** Values for some of a record's members; those left out, or undefined, stay as they are. */
export type Changes<Record> = { readonly [Name in keyof Record]?: Record[Name] | undefined };

/** One record, or 404. */
export async function getRecord<R extends { id: string }>(tx: ReadTx, entity: Entity<R>, id: string): Promise<R> {
  const found = await tx.manager.getRepository(entity).findOneBy({ id } as never);
  if (!found) throw new NotFound('platform.not-found');
  return found;
}

/** One record, locked until the end of the transaction; 404 when there is none, 412 when its version is another. */
export async function lockRecord<R extends VersionedRecord>(
  tx: Tx,
  entity: Entity<R>,
  id: string,
  expectedVersion?: number,
): Promise<R> {
  const found = await tx.manager
    .getRepository(entity)
    .findOne({ where: { id } as never, lock: { mode: 'for_no_key_update' } });
  if (!found) throw new NotFound('platform.not-found');
  if (expectedVersion !== undefined && found.version !== expectedVersion) throw new StaleVersion();
  return found;
}

/** Writes a new record and answers it. `refusals` says in words what a constraint's name means. */
export async function insertRecord<R extends object>(
  tx: Tx,
  entity: Entity<R>,
  values: R,
  refusals: Refusals = {},
): Promise<R> {
  const record = Object.assign(new entity(), values);
  await refusing(refusals, () => tx.manager.getRepository(entity).insert(record as never));
  return record;
}

/** Writes what differs in a locked record, as its next version; one without a difference is left alone. */
export async function updateRecord<R extends VersionedRecord>(
  tx: Tx,
  entity: Entity<R>,
  before: R,
  changes: Changes<R>,
  now: Date,
  refusals: Refusals = {},
): Promise<R> {
  const differing = Object.entries(changes).filter(
    ([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[name as keyof R] ?? null),
  );
  if (differing.length === 0) return before;
  const values = { ...Object.fromEntries(differing), version: before.version + 1, updatedAt: now };
  const repository = tx.manager.getRepository(entity);
  // Members that come from a link table are no columns.
  const columns = Object.entries(values).filter(([name]) => repository.metadata.findColumnWithPropertyName(name));
  await refusing(refusals, () => repository.update({ id: before.id } as never, Object.fromEntries(columns) as never));
  return Object.assign(new entity(), before, values);
}

/** Deletes a record that nothing refers to. */
export async function deleteRecord<R extends VersionedRecord>(
  tx: Tx,
  entity: Entity<R>,
  record: R,
  refusals: Refusals,
): Promise<void> {
  const { inUse } = refusals;
  await refusing(inUse ? { inUse } : {}, () => tx.manager.getRepository(entity).delete({ id: record.id } as never));
}

/** A page of whole records, with the members of their class. */
export function listRecords<R extends { id: string }>(
  tx: ReadTx,
  entity: Entity<R>,
  list: ListDefinition,
  request: ListRequest,
  where?: { readonly where: string; readonly params: readonly unknown[] },
): Promise<Page<R>> {
  const { tableName, columns } = tx.manager.connection.getMetadata(entity);
  const select = columns.map((column) => `${tableName}.${column.databaseName} AS "${column.propertyName}"`).join(', ');
  return listPage<R>(tx, { id: `${tableName}.id`, ...list }, request, { from: tableName, select, ...where });
}

/** Ids on the other side of a link table, by the id on this one. */
export async function linkedIds(tx: ReadTx, link: LinkTable, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.rows<{ own: string; other: string }>(
    unnamed(`SELECT ${link.own} AS own, ${link.other} AS other FROM ${link.table} WHERE ${link.own} = ANY ($1::uuid[])
             ORDER BY ${link.other}`),
    [ids],
  );
  const found = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { own, other } of rows) found.get(own)?.push(other);
  return found;
}

/** Makes a record's links exactly these. */
export async function setLinks(
  tx: Tx,
  link: LinkTable,
  id: string,
  others: readonly string[],
  refusals: Refusals = {},
): Promise<void> {
  await tx.rows(unnamed(`DELETE FROM ${link.table} WHERE ${link.own} = $1 AND NOT ${link.other} = ANY ($2::uuid[])`), [
    id,
    others,
  ]);
  await refusing(refusals, () =>
    tx.rows(
      unnamed(`INSERT INTO ${link.table} (${link.own}, ${link.other}) SELECT $1, unnest($2::uuid[])
               ON CONFLICT DO NOTHING`),
      [id, others],
    ),
  );
}

/** A table of pairs of ids that belongs to the records of its first column. */
export interface LinkTable {
  readonly table: string;
  readonly own: string;
  readonly other: string;
}

/** What to throw when a constraint refuses, by its name; `inUse` stands for every reference from elsewhere. */
export type Refusals = Readonly<Partial<Record<string, () => Error>>>;

async function refusing<T>(refusals: Refusals, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const known = refusals[violatedConstraint(error) ?? ''];
    if (known) throw known();
    if (refusals.inUse && isForeignKeyViolation(error)) throw refusals.inUse();
    throw error;
  }
}
