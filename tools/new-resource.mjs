// `npm run new:resource <lib> <singular>`: one more plain catalogue resource, copied from the plainest one there is
// (solutions), so that it is in the style of today. It writes the folder of the lib, its permissions, its factory, its
// line in module and door, a migration, the folder in admin, and a test that fails until it says what it is for.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { newMigration } from './lib/new-migration.mjs';
import { root } from './lib/project.mjs';

const [lib, singular, given] = process.argv.slice(2);
const at = (...names) => path.join(root, ...names);
if (!lib || !/^[a-z]+(-[a-z]+)*$/.test(singular ?? '') || !existsSync(at('libs', lib))) {
  console.error(
    'npm run new:resource <lib> <singular> [plural]      for example: npm run new:resource catalogue holiday-type',
  );
  process.exit(1);
}
const plural =
  given ??
  (/[^aeiou]y$/.test(singular)
    ? singular.replace(/y$/, 'ies')
    : /(s|x|ch|sh)$/.test(singular)
      ? `${singular}es`
      : `${singular}s`);
const words = (kebab) => kebab.replaceAll('-', ' ');
const snake = (kebab) => kebab.replaceAll('-', '_');
const camel = (kebab) => kebab.replace(/-(.)/g, (_all, letter) => letter.toUpperCase());
const pascal = (kebab) => camel(kebab).replace(/^./, (letter) => letter.toUpperCase());

const model = { lib: 'catalogue', folder: 'solutions' };
const target = `libs/${lib}/src/${plural}`;
if (existsSync(at(target))) {
  console.error(`${target} is there already.`);
  process.exit(1);
}

/** One line of the model with the new name in the spelling its place asks for. */
function renamed(text) {
  return text
    .split('\n')
    .map((line) => {
      if (/^\s*(\/\*\*|\*|\/\/)/.test(line))
        return spell(line, words)
          .replace(/\(CAT-\d+\)/g, '(REQ-0)')
          .replace(/An outcome with which [^(]*/, `What a ${words(singular)} is `);
      if (line.startsWith('@Entity(')) return spell(line, snake);
      return line
        .replace(
          /(['"`])([^'"`]*)\1/g,
          (_all, quote, inside) =>
            quote + (/\.\.?\//.test(inside) ? spell(inside, (k) => k) : inQuotes(inside)) + quote,
        )
        .replace(/\bsolution_/g, `${snake(singular)}_`)
        .split(/((?:'[^']*'|"[^"]*"|`[^`]*`))/)
        .map((piece, i) => (i % 2 ? piece : spell(piece, camel)))
        .join('');
    })
    .join('\n')
    .replaceAll('catalogue.permissions', `${singular}.permissions`)
    .replaceAll("'../" + `${singular}.permissions`, `'./${singular}.permissions`);
}
// 'solution.name' is a column, 'solutions' a path, 'solution_name_key' a constraint.
const inQuotes = (text) =>
  spell(text, /^solution\.|solution_/.test(text) && !text.startsWith('solutions') ? snake : (k) => k);
const spell = (text, how) =>
  text
    .replace(/Solutions/g, how === words ? capital(words(plural)) : pascal(plural))
    .replace(/Solution/g, how === words ? capital(words(singular)) : pascal(singular))
    .replace(/solutions/g, how(plural))
    .replace(/solution/g, how(singular));
const capital = (text) => text.replace(/^./, (letter) => letter.toUpperCase());

const written = [];
function write(file, text) {
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), text);
  written.push(file);
}

for (const file of readdirSync(at(`libs/${model.lib}/src/${model.folder}`))) {
  if (file.endsWith('spec.ts')) continue;
  const text = readFileSync(at(`libs/${model.lib}/src/${model.folder}`, file), 'utf8');
  write(`${target}/${file.replace('solution', singular)}`, renamed(text));
}
write(
  `${target}/${singular}.permissions.ts`,
  `import { definePermissions } from '@guiche/kernel';

/** What one may do with ${words(plural)}. */
export const ${camel(singular)}Permissions = definePermissions('${plural}', 'generalSettings', {
  list: { ptBR: 'Listar ${words(plural)}', en: 'List ${words(plural)}' },
  create: { ptBR: 'Criar ${words(singular)}', en: 'Create ${words(singular)}' },
  update: { ptBR: 'Editar ${words(singular)}', en: 'Edit ${words(singular)}' },
  delete: { ptBR: 'Excluir ${words(singular)}', en: 'Delete ${words(singular)}' },
});
`,
);
const factory = at(`libs/${model.lib}/src/testing/make-solution.ts`);
if (existsSync(factory)) write(`libs/${lib}/src/testing/make-${singular}.ts`, renamed(readFileSync(factory, 'utf8')));

const migration = newMigration(`Add${pascal(singular)}`, {
  about: `${capital(words(plural))}.`,
  up: `    await db.query(\`
      CREATE TABLE ${snake(singular)} (
        id uuid PRIMARY KEY,
        name citext NOT NULL UNIQUE,
        description text NOT NULL DEFAULT '',
        active boolean NOT NULL DEFAULT true,
        position int NOT NULL DEFAULT 0,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      )\`);`,
  down: `    await db.query(\`DROP TABLE ${snake(singular)}\`);`,
});
written.push(migration.file, 'migrations/index.ts');

write(
  `${target}/${singular}.service.int-spec.ts`,
  `import { useDatabase } from '${'../'.repeat(4)}test/support/database.js';

const db = useDatabase();

it('REQ-0: two ${words(plural)} never share a name, however it is written', async () => {
  const add = (name: string) =>
    db.sql(\`INSERT INTO ${snake(singular)} (id, name, created_at, updated_at) VALUES (gen_random_uuid(), $1, now(), now())\`, [name]);
  await add('One');
  await expect(add('ONE')).rejects.toThrow('${snake(singular)}_name_key');
});

it('REQ-0: write here what a ${words(singular)} is for', () => {
  expect('a sentence of the specification').toBe('a test');
});
`,
);

/** Adds lines to an existing file of the lib; says so when its shape is not the usual one. */
const byHand = [];
function edit(file, changes, what) {
  const text = existsSync(at(file)) ? readFileSync(at(file), 'utf8') : null;
  const result =
    text === null
      ? null
      : changes.reduce(
          (now, [pattern, by]) => (now !== null && pattern.test(now) ? now.replace(pattern, by) : null),
          text,
        );
  if (result === null) return void byHand.push(`${file}: ${what}`);
  writeFileSync(at(file), result);
  written.push(file);
}
const P = pascal(singular);
edit(
  `libs/${lib}/src/${lib}.module.ts`,
  [
    [
      /(import (?![\s\S]*^import )[^;]+;\n)/m,
      `$1import { ${P}Controller } from './${plural}/${singular}.controller.js';\nimport { ${P}Service } from './${plural}/${singular}.service.js';\n`,
    ],
    [/controllers: \[/, `controllers: [${P}Controller, `],
    [/providers: \[/, `providers: [${P}Service, `],
  ],
  `name ${P}Controller and ${P}Service`,
);
const entities = existsSync(at(`libs/${lib}/src/${lib}.entities.ts`))
  ? `libs/${lib}/src/${lib}.entities.ts`
  : `libs/${lib}/src/index.ts`;
edit(
  entities,
  [
    [/^/, `import { ${P} } from './${plural}/${singular}.entity.js';\n`],
    [new RegExp(`${camel(lib)}Entities = \\[`), `${camel(lib)}Entities = [${P}, `],
  ],
  `add ${P} to ${camel(lib)}Entities`,
);
edit(
  `libs/${lib}/src/index.ts`,
  [[/\s*$/, `\nexport { ${camel(singular)}Permissions } from './${plural}/${singular}.permissions.js';\n`]],
  'export the permissions',
);

const adminModel = at('admin/src/resources/solutions');
if (existsSync(adminModel)) {
  for (const file of readdirSync(adminModel)) {
    write(`admin/src/resources/${plural}/${file}`, renamed(readFileSync(path.join(adminModel, file), 'utf8')));
  }
}
execFileSync(
  process.execPath,
  [
    at('node_modules/prettier/bin/prettier.cjs'),
    '--write',
    '--log-level',
    'warn',
    ...written.filter((file) => existsSync(at(file))),
  ],
  {
    cwd: root,
  },
);

console.log(`written:\n${[...new Set(written)].map((file) => `  ${file}`).join('\n')}

left for you:
${byHand.map((line) => `  ${line}\n`).join('')}  libs/${lib}/README.md: \`${snake(singular)}\` under "Owns", \`${plural}.{list,create,update,delete}\` under "Permissions"
  ${target}/${singular}.permissions.ts and admin/src/resources/${plural}/: the words in Portuguese
  admin/src/resources/index.ts: one line for the menu
  ${target}/${singular}.service.int-spec.ts: what it is for (it fails until then)
  npm run generate, then npm run check`);
