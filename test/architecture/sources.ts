import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { exceptions } from './exceptions.js';
import { order, type LibName } from './order.js';

/** One source file of the project, parsed once. */
export interface Source {
  /** Relative to the project, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  /** `libs/tickets`, `apps/api`, `admin` … */
  readonly part: string;
  readonly lib: LibName | null;
  readonly imports: readonly Import[];
}

/** One import or re-export of a module. */
export interface Import {
  readonly specifier: string;
  /** The project's file it means; null for packages. */
  readonly target: string | null;
  readonly dynamic: boolean;
}

const skipped = new Set(['node_modules', 'dist', 'data', 'public', 'generated']);

/** All files below a folder whose names end in one of the extensions. */
export function filesBelow(folder: string, extensions: readonly string[]): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = `${folder}/${name}`;
      if (statSync(path).isDirectory()) return skipped.has(name) ? [] : filesBelow(path, extensions);
      return extensions.some((extension) => name.endsWith(extension)) ? [path] : [];
    });
}

/** Spec files and what only they use. */
export const isTest = (file: string): boolean =>
  /\.(spec|int-spec|e2e-spec|browser-spec)\.tsx?$/.test(file) || /\/testing\//.test(file);

let cached: readonly Source[] | null = null;

/** Every TypeScript file of libs, apps and admin. */
export function allSources(): readonly Source[] {
  cached ??= ['libs', 'apps', 'admin'].flatMap((folder) => filesBelow(folder, ['.ts', '.tsx'])).map(read);
  return cached;
}

/** The sources that make up the product on the server, without specs. */
export const serverSources = (): readonly Source[] =>
  allSources().filter(({ file, part }) => !isTest(file) && !['apps/desk', 'apps/widget', 'admin'].includes(part));

/** The libs that exist, in their order. */
export const existingLibs = (): readonly LibName[] => order.filter((lib) => existsSync(`libs/${lib}/src`));

function read(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, kind);
  const [first = '', second = ''] = file.split('/');
  const lib = first === 'libs' ? (second as LibName) : null;
  const imports = importsOf(tree).map(({ specifier, dynamic }) => ({
    specifier,
    dynamic,
    target: resolve(file, specifier),
  }));
  return { file, text, tree, part: first === 'admin' ? 'admin' : `${first}/${second}`, lib, imports };
}

function importsOf(tree: ts.SourceFile): { specifier: string; dynamic: boolean }[] {
  const found: { specifier: string; dynamic: boolean }[] = [];
  walk(tree, (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      found.push({ specifier: (node.moduleSpecifier as ts.StringLiteral).text, dynamic: false });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteralLike(argument)) found.push({ specifier: argument.text, dynamic: true });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      found.push({ specifier: (node.argument.literal as ts.StringLiteral).text, dynamic: false });
    }
  });
  return found;
}

function resolve(file: string, specifier: string): string | null {
  if (specifier.startsWith('@guiche/')) {
    const [, lib = '', part] = specifier.split('/');
    return part ? `libs/${lib}/src/${part}/index.ts` : `libs/${lib}/src/index.ts`;
  }
  if (!specifier.startsWith('.')) return null;
  const base = normalize(join(dirname(file), specifier)).replaceAll('\\', '/');
  const candidates = [
    base.replace(/\.js$/, '.ts'),
    base.replace(/\.jsx?$/, '.tsx'),
    base,
    `${base}.ts`,
    `${base}.tsx`,
    `${base}/index.ts`,
  ];
  return candidates.find((candidate) => /\.[a-z]+$/.test(candidate) && existsSync(candidate)) ?? base;
}

/** Visits every node below. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  ts.forEachChild(node, (child) => {
    visit(child);
    walk(child, visit);
  });
}

/** `libs/x/src/y.ts:12`, as a terminal makes it clickable. */
export const at = (source: Source, node: ts.Node): string =>
  `${source.file}:${source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1}`;

/** The text of every string and template in the file, templates with `?` where they are filled in. */
export function stringsOf(source: Source): { text: string; node: ts.Node }[] {
  const found: { text: string; node: ts.Node }[] = [];
  walk(source.tree, (node) => {
    if (ts.isStringLiteralLike(node) && !ts.isImportDeclaration(node.parent)) found.push({ text: node.text, node });
    if (ts.isTemplateExpression(node)) {
      found.push({ text: node.head.text + node.templateSpans.map((span) => ` ? ${span.literal.text}`).join(''), node });
    }
  });
  return found;
}

const used = new Set<string>();

/** Drops the violations that exceptions.ts names, and remembers which of its entries were needed. */
export function withoutExceptions<T extends { file: string }>(rule: string, violations: readonly T[]): T[] {
  return violations.filter(({ file }) => {
    const exception = exceptions.find((entry) => entry.rule === rule && entry.file === file);
    if (exception) used.add(`${rule} ${file}`);
    return !exception;
  });
}

/** Fails with every violation, the rule's reason and the way out. */
export function expectNone(
  rule: { name: string; because: string; wayOut: string },
  violations: readonly { file: string; what: string }[],
): void {
  const left = withoutExceptions(rule.name, violations);
  const unneeded = exceptions.filter((entry) => entry.rule === rule.name && !used.has(`${rule.name} ${entry.file}`));
  const complaints = [
    ...left.map(({ what }) => `  ${what}`),
    ...unneeded.map(
      ({ file }) => `  ${file} no longer breaks this rule: remove its line from test/architecture/exceptions.ts`,
    ),
  ];
  if (complaints.length === 0) return;
  const error = new Error(
    `${rule.name}: ${complaints.length} to look at\n${complaints.join('\n')}\n\nWhy: ${rule.because}\nWay out: ${rule.wayOut}\n`,
  );
  // Where in this file it was thrown tells nobody anything.
  error.stack = error.message;
  throw error;
}
