/** A column that holds sealed secrets: a sealed text, or JSON with sealed texts anywhere in it. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** What names a row. */
  readonly key: string;
  readonly kind: 'text' | 'json';
}

const columns = new Map<string, SealedColumn>();

/** Declares a column that holds sealed secrets, so that a rotation of the key finds it. */
export function defineSealedColumn(column: SealedColumn): SealedColumn {
  for (const name of [column.table, column.column, column.key])
    if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`"${name}" is no name of a table or column`);
  columns.set(`${column.table}.${column.column}`, column);
  return column;
}

/** All of them, of the libs loaded so far. */
export const sealedColumns = (): readonly SealedColumn[] => [...columns.values()];
