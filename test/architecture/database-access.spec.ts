import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { definitionsOf, ownersOfTables, tablesOfMigrations } from './facts.js';
import { order } from './order.js';
import { at, expectNone, serverSources, stringsOf } from './sources.js';

it('TypeORM stays in entities and repositories', () => {
  const allowed = (file: string): boolean =>
    /\.(entity|repository)\.ts$/.test(file) || file.startsWith('libs/platform/src/database/');
  const violations = serverSources().flatMap((source) =>
    source.imports.some(({ specifier }) => specifier === 'typeorm') && !allowed(source.file)
      ? [{ file: source.file, what: `${source.file} imports typeorm` }]
      : [],
  );
  expectNone(
    {
      name: 'typeorm-in-repositories',
      because: 'queries found everywhere can be reviewed nowhere, and operators of one ORM would leak into the rules',
      wayOut: 'give the repository a method named after the use, with plain values in and out',
    },
    violations,
  );
});

it('SQL names only tables of the own lib or of one to its left', () => {
  const owners = ownersOfTables();
  const mention = /\b(?:from|join|into|update|using|table)\s+(?:only\s+)?"?([a-z_]+)"?/gi;
  const violations = serverSources().flatMap((source) => {
    if (!source.lib || source.lib === 'kernel') return [];
    const own = order.indexOf(source.lib);
    return stringsOf(source).flatMap(({ text, node }) => {
      if (!/\b(select|insert|update|delete|with|lock)\b/i.test(text)) return [];
      const tables = new Set([...text.matchAll(mention)].map((match) => match[1] ?? ''));
      return [...tables].flatMap((table) => {
        const owner = owners.get(table);
        return owner && order.indexOf(owner) > own
          ? [{ file: source.file, what: `${at(source, node)} names ${table}, which is ${owner}'s` }]
          : [];
      });
    });
  });
  expectNone(
    {
      name: 'tables-to-the-left',
      because: 'a table name in SQL is a dependency like an import, only that no compiler sees it',
      wayOut:
        'let the lib on the right run the query, or react to an event; the owner of a table is named in the "Owns" of its README',
    },
    violations,
  );
});

it('every table has exactly one owner', () => {
  const declared = new Map<string, string[]>();
  for (const { lib, owns } of definitionsOf().readmes) {
    for (const table of owns) declared.set(table, [...(declared.get(table) ?? []), lib]);
  }
  const violations = tablesOfMigrations()
    .map((table) => ({ table, by: declared.get(table) ?? [] }))
    .filter(({ by }) => by.length !== 1)
    .map(({ table, by }) => ({
      file: 'migrations',
      what: by.length === 0 ? `nobody says to own ${table}` : `${table} is said to be owned by ${by.join(' and ')}`,
    }));
  expectNone(
    {
      name: 'one-owner-per-table',
      because: 'a table that two libs write has invariants that neither can keep',
      wayOut: 'name it under "Owns" in the README of the one lib that writes it',
    },
    violations,
  );
});

it('migrations are in one order, and each is listed', () => {
  const files = readdirSync('migrations')
    .filter((name) => /^\d/.test(name))
    .sort();
  const index = existsSync('migrations/index.ts') ? readFileSync('migrations/index.ts', 'utf8') : '';
  const listed = [...(/migrations = \[([\s\S]*?)\]/.exec(index)?.[1] ?? '').matchAll(/\w+/g)].map(([name]) => name);
  const expected = files.map((file) => file.replace(/^(\d{14})-(\w+)\.ts$/, '$2$1'));
  const violations = [
    ...files
      .filter((file) => !/^\d{14}-[A-Z]\w+\.ts$/.test(file))
      .map((file) => `migrations/${file} is not <timestamp>-<Name>.ts`),
    ...files
      .filter((file, i) => !readFileSync(`migrations/${file}`, 'utf8').includes(`name = '${expected[i]}'`))
      .map((file) => `migrations/${file} does not carry its own name and time`),
    ...(listed.join() === expected.join()
      ? []
      : ['migrations/index.ts does not list all migrations in the order of their times']),
  ];
  expectNone(
    {
      name: 'migrations-in-order',
      because: 'two developers add migrations on the same day, and every installation must run them in the same order',
      wayOut: 'make them with: npm run migration:new AddReasonToTransfer',
    },
    violations.map((what) => ({ file: 'migrations', what })),
  );
});
