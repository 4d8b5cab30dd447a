// Where the project is, what its sources are, and whether something was already made from them. Needs Node alone:
// `npm start` uses it before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const skipped = new Set(['node_modules', 'dist', 'data', 'coverage', '.git']);

/** All files below the folders (or the files themselves), in one order, relative to the project. */
export function filesBelow(...names) {
  const found = [];
  const visit = (name) => {
    const full = path.join(root, name);
    if (!existsSync(full)) return;
    if (!statSync(full).isDirectory()) return void found.push(name);
    for (const entry of readdirSync(full).sort()) if (!skipped.has(entry)) visit(`${name}/${entry}`);
  };
  names.forEach(visit);
  return found;
}

/** A fingerprint of the contents and names of files. */
export function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  return hash.digest('hex').slice(0, 32);
}

/** Whether `stamp` says that the thing was made from exactly this. */
export function isFresh(stamp, value) {
  try {
    return readFileSync(path.join(root, stamp), 'utf8') === value;
  } catch {
    return false;
  }
}

/** Remembers what the thing was made from. */
export function remember(stamp, value) {
  mkdirSync(path.dirname(path.join(root, stamp)), { recursive: true });
  writeFileSync(path.join(root, stamp), value);
}

const isSpec = (file) => /\.(spec|int-spec|e2e-spec|browser-spec)\.tsx?$/.test(file);

/** What `npm start` builds: which files each part is made from, and where its result must be. */
export const parts = {
  server: {
    label: 'api, worker, sandbox',
    result: 'dist/apps/api/src/main.js',
    sources: () =>
      filesBelow('apps/api/src', 'apps/worker/src', 'apps/sandbox/src', 'libs', 'migrations').filter(
        (file) => file.endsWith('.ts') && !isSpec(file) && !file.includes('/testing/'),
      ),
    configs: ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'tools/lib/compile.mjs', 'package-lock.json'],
  },
  desk: {
    label: 'desk',
    result: 'dist/desk/index.html',
    folder: 'apps/desk',
    sources: () => filesBelow('apps/desk', 'libs/kernel/src', 'libs/contracts/src').filter((file) => !isSpec(file)),
    configs: ['package-lock.json'],
  },
  admin: {
    label: 'admin',
    result: 'dist/admin/index.html',
    folder: 'admin',
    sources: () => filesBelow('admin', 'libs/kernel/src', 'libs/contracts/src').filter((file) => !isSpec(file)),
    configs: ['package-lock.json'],
  },
};

/** The fingerprint of everything a part is built from. */
export const partFingerprint = (part) => fingerprint([...part.sources(), ...part.configs]);
