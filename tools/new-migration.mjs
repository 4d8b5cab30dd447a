// `npm run migration:new AddReasonToTransfer`: a migration with its place in the order and a test that fails until the
// migration does something. A large change is three of them: expand, backfill in batches, contract.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { newMigration } from './lib/new-migration.mjs';
import { root } from './lib/project.mjs';

const [name] = process.argv.slice(2);
if (!/^[A-Z][A-Za-z0-9]+$/.test(name ?? '')) {
  console.error('Say what it does, in PascalCase: npm run migration:new AddReasonToTransfer');
  process.exit(1);
}
const { className, file } = newMigration(name, {
  about: 'What changes, and why now.',
  up: "    await db.query(`SELECT 'write the change here'`);",
  down: "    await db.query(`SELECT 'write how it is taken back here'`);",
});
const test = `test/migrations/${path.basename(file, '.ts')}.int-spec.ts`;
writeFileSync(
  path.join(root, test),
  `import { useDatabaseBefore } from '../support/migrations.js';

const db = useDatabaseBefore('${className}');

it('REQ-0: rows that were there before keep their meaning', async () => {
  // Put rows of the old shape here, then look at what the migration made of them.
  await db.migrate();
  expect(await db.sql(\`SELECT 'what the migration should have made of them'\`)).toEqual([]);
});
`,
);
console.log(`written:\n  ${file}\n  migrations/index.ts\n  ${test} (fails until you say what must hold)`);
