import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of the phone page. Looked for upwards from the working directory and from the started script, because
 * the compiler copies no assets: built code is served the same files as the source.
 */
export function findPublicFolder(): string {
  for (const start of [process.cwd(), dirname(process.argv[1] ?? '.')]) {
    for (let folder = start; ; folder = dirname(folder)) {
      const candidate = join(folder, 'apps', 'sandbox', 'public');
      if (existsSync(join(candidate, 'index.html'))) return candidate;
      if (dirname(folder) === folder) break;
    }
  }
  throw new Error('The folder apps/sandbox/public was not found: say where it is with `publicFolder`.');
}
