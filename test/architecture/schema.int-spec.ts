import { DataSource, type EntityMetadata } from 'typeorm';
import { useDatabase } from '../support/database.js';
import { tablesWithoutEntity } from './exceptions.js';
import { expectNone, filesBelow } from './sources.js';

const db = useDatabase();

interface Column {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
}

async function entities(): Promise<EntityMetadata[]> {
  const classes = filesBelow('libs', ['.entity.ts']).flatMap((file) =>
    Object.values(jest.requireActual<Record<string, unknown>>(`../../${file.replace(/\.ts$/, '.js')}`)).filter(
      (value): value is new () => object => typeof value === 'function',
    ),
  );
  const source = await new DataSource({ type: 'postgres', url: db.url, entities: classes }).initialize();
  const { entityMetadatas } = source;
  await source.destroy();
  return entityMetadatas;
}

async function columnsOfDatabase(): Promise<Column[]> {
  return db.sql<Column & Record<string, unknown>>(`
    SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> 'migration'
    ORDER BY 1, a.attnum`);
}

// What TypeORM calls a type, as PostgreSQL prints it.
const synonyms: Readonly<Record<string, string>> = {
  int: 'integer',
  int4: 'integer',
  int2: 'smallint',
  int8: 'bigint',
  bool: 'boolean',
  timestamptz: 'timestamp with time zone',
  timestamp: 'timestamp without time zone',
  varchar: 'character varying',
  float: 'double precision',
  string: 'text',
};
const typeOf = (column: EntityMetadata['columns'][number]): string => {
  const written = typeof column.type === 'function' ? column.type.name.toLowerCase() : String(column.type);
  const base =
    written === 'number'
      ? 'integer'
      : written === 'date' && typeof column.type === 'function'
        ? 'timestamptz'
        : written;
  const type = synonyms[base] ?? base;
  const sized = column.length ? `${type}(${column.length})` : type;
  return column.isArray ? `${sized}[]` : sized;
};

it('entities are the schema that the migrations leave', async () => {
  const there = await columnsOfDatabase();
  const tables = new Set(there.map(({ table }) => table));
  const complaints: string[] = [];
  const covered = new Set<string>();
  for (const entity of await entities()) {
    covered.add(entity.tableName);
    if (!tables.has(entity.tableName)) {
      complaints.push(`${entity.name} maps ${entity.tableName}, which no migration makes`);
      continue;
    }
    const actual = new Map(
      there.filter(({ table }) => table === entity.tableName).map((column) => [column.name, column]),
    );
    for (const column of entity.columns) {
      const found = actual.get(column.databaseName);
      const where = `${entity.name}.${column.propertyName} (${entity.tableName}.${column.databaseName})`;
      if (!found) complaints.push(`${where} has no column`);
      else {
        if (typeOf(column) !== found.type)
          complaints.push(`${where} is ${typeOf(column)} here and ${found.type} in the database`);
        if (column.isNullable !== found.nullable) {
          complaints.push(`${where} is ${column.isNullable ? 'nullable' : 'required'} here and not so in the database`);
        }
      }
      actual.delete(column.databaseName);
    }
    for (const name of actual.keys()) complaints.push(`${entity.tableName}.${name} is missing in ${entity.name}`);
  }
  for (const table of tables) {
    if (!covered.has(table) && !(table in tablesWithoutEntity)) complaints.push(`${table} has no entity`);
    if (covered.has(table) && table in tablesWithoutEntity)
      complaints.push(`${table} has an entity now: remove it from exceptions.ts`);
  }
  for (const table of Object.keys(tablesWithoutEntity))
    if (!tables.has(table)) complaints.push(`exceptions.ts names ${table}, which is no table`);
  expectNone(
    {
      name: 'entities-are-the-schema',
      because: 'an entity that disagrees with its table fails on the one path that no test walks',
      wayOut:
        'correct the entity, or write a migration (npm run migration:new Name); a table that only SQL touches goes into ' +
        'tablesWithoutEntity in test/architecture/exceptions.ts, with the reason',
    },
    complaints.map((what) => ({ file: 'entities', what })),
  );
});

it('what one migration makes, its down() takes back', async () => {
  const { migrations } = await import('../../migrations/index.js');
  const source = new DataSource({ type: 'postgres', url: db.url, migrations, migrationsTableName: 'migration' });
  await source.initialize();
  try {
    for (const _ of migrations) await source.undoLastMigration();
    expect(await columnsOfDatabase()).toEqual([]);
    expect((await source.runMigrations()).map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
  } finally {
    await source.destroy();
  }
});
