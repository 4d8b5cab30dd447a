import { unnamed, type ReadTx, type Tx, type UnitOfWork } from '../database/index.js';
import { Sealed } from './sealed.js';
import { sealedColumns, type SealedColumn } from './sealed-columns.js';
import type { Secrets } from './secrets.js';

/** What a rotation did. */
export interface Rotation {
  /** Rows that were sealed again, by column. */
  readonly resealed: Readonly<Record<string, number>>;
  /** One sentence for what is still sealed with an earlier key, and why; without any the earlier keys may be thrown away. */
  readonly findings: readonly string[];
}

const batch = 100;

/**
 * Seals every registered secret again with the current key, some rows per transaction: what was interrupted goes on where
 * it stopped, for what is done is no longer found. Then looks through the whole database for what is left.
 */
export async function rotateSecrets(
  uow: UnitOfWork,
  secrets: Secrets,
  told: (place: string, count: number) => void = () => undefined,
): Promise<Rotation> {
  const resealed: Record<string, number> = {};
  const findings: string[] = [];
  for (const column of sealedColumns()) {
    const place = `${column.table}.${column.column}`;
    const failed: string[] = [];
    for (let more = true; more;) {
      const { count, lost } = await uow.run((tx) => bite(tx, secrets, column, failed));
      failed.push(...lost.map(({ key }) => key));
      findings.push(...lost.map(({ key, why }) => `${place} of ${key} cannot be opened: ${why}`));
      resealed[place] = (resealed[place] ?? 0) + count;
      if (count > 0) told(place, resealed[place] ?? 0);
      more = count + lost.length > 0;
    }
  }
  const left = await uow.read((tx) => outdatedAnywhere(tx, secrets));
  const known = new Set(sealedColumns().map(({ table, column }) => `${table}.${column}`));
  findings.push(
    ...left
      .filter(({ place }) => !known.has(place))
      .map(
        ({ place, count }) =>
          `${place} holds ${count} rows sealed with an earlier key, and is not registered (defineSealedColumn)`,
      ),
  );
  return { resealed, findings };
}

/** A sealed value of another key than the current one, as PostgreSQL's regular expressions say it. */
const outdated = (secrets: Secrets): string =>
  `v1\\.(?!${secrets.currentKeyId}\\.)[A-Za-z0-9_-]{8}\\.[A-Za-z0-9_-]{16}\\.[A-Za-z0-9_-]{22}\\.`;

interface Lost {
  readonly key: string;
  readonly why: string;
}

async function bite(
  tx: Tx,
  secrets: Secrets,
  { table, column, key, kind }: SealedColumn,
  without: readonly string[],
): Promise<{ count: number; lost: Lost[] }> {
  const rows = await tx.rows<{ key: string; value: unknown }>(
    unnamed(
      `SELECT ${key}::text AS key, ${column} AS value FROM ${table} WHERE ${column}::text ~ $1 AND NOT ${key}::text = ANY ($2::text[])
       ORDER BY ${key} LIMIT ${batch} FOR UPDATE`,
    ),
    [outdated(secrets), without],
  );
  const lost: Lost[] = [];
  for (const row of rows) {
    try {
      const value = again(secrets, row.value);
      await tx.rows(
        unnamed(`UPDATE ${table} SET ${column} = $2${kind === 'json' ? '::jsonb' : ''} WHERE ${key}::text = $1`),
        [row.key, kind === 'json' ? JSON.stringify(value) : value],
      );
    } catch (error) {
      // A statement that failed ends the transaction; what cannot be opened only this row.
      if ((error as { code?: string }).code !== undefined) throw error;
      lost.push({ key: row.key, why: (error as Error).message });
    }
  }
  return { count: rows.length - lost.length, lost };
}

/** The same value with every sealed text in it under the current key. */
function again(secrets: Secrets, value: unknown): unknown {
  if (typeof value === 'string') {
    const sealed = asSealed(value);
    return sealed === null ? value : secrets.reseal(sealed).toColumn();
  }
  if (Array.isArray(value)) return value.map((one) => again(secrets, one));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, again(secrets, one)]));
  return value;
}

function asSealed(text: string): Sealed | null {
  try {
    return Sealed.fromColumn(text);
  } catch {
    return null;
  }
}

/** Every column of the database in which something is sealed with another key than the current one. */
async function outdatedAnywhere(tx: ReadTx, secrets: Secrets): Promise<{ place: string; count: number }[]> {
  const columns = await tx.rows<{ table: string; column: string }>(
    unnamed(
      `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type IN ('text', 'jsonb', 'json', 'character varying')
       ORDER BY 1, 2`,
    ),
  );
  const found: { place: string; count: number }[] = [];
  for (const { table, column } of columns) {
    const row = await tx.row<{ count: number }>(
      unnamed(`SELECT count(*)::int AS count FROM "${table}" WHERE "${column}"::text ~ $1`),
      [`(^|")${outdated(secrets)}`],
    );
    if (row && row.count > 0) found.push({ place: `${table}.${column}`, count: row.count });
  }
  return found;
}
