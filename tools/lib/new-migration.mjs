// Writes a migration; both generators use it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './project.mjs';

/** Writes the file and its line in migrations/index.ts. */
export function newMigration(title, { about, up, down }) {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const className = `${title}${stamp}`;
  const file = `migrations/${stamp}-${title}.ts`;
  writeFileSync(
    path.join(root, file),
    `import type { MigrationInterface, QueryRunner } from 'typeorm';

/** ${about} */
export class ${className} implements MigrationInterface {
  name = '${className}';

  async up(db: QueryRunner): Promise<void> {
${up}
  }

  async down(db: QueryRunner): Promise<void> {
${down}
  }
}
`,
  );
  const index = path.join(root, 'migrations/index.ts');
  const text = existsSync(index) ? readFileSync(index, 'utf8') : '';
  const lastImport = text.lastIndexOf('import ');
  const end = text.indexOf('\n', lastImport) + 1;
  const line = `import { ${className} } from './${stamp}-${title}.js';\n`;
  writeFileSync(index, `${text.slice(0, end)}${line}${text.slice(end)}`.replace(/\n\];/, `\n  ${className},\n];`));
  return { className, file };
}
