// Compiles api, worker, sandbox, libs and migrations in one pass of the TypeScript compiler into dist/, with the swagger
// plugin (OpenAPI from DTO types and comments) and the aliases @guiche/… rewritten to relative paths, so that plain
// `node dist/apps/api/src/main.js` runs. `nest build` would do the same once per application.
import { before as swaggerPlugin } from '@nestjs/swagger/plugin';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from './project.mjs';

const plugin = JSON.parse(readFileSync(path.join(root, 'nest-cli.json'), 'utf8')).compilerOptions.plugins[0].options;
const alias = /(\bfrom\s*|\bimport\s*\(?\s*)(["'])@guiche\/([^"']+)\2/g;

/** `@guiche/platform/http` → the emitted file of that door. */
function emittedDoor(name) {
  const [lib, part] = name.split('/');
  return path.join(root, 'dist/libs', lib, 'src', part ?? '', 'index.js');
}

function rewriteAliases(file, text) {
  return text.replace(alias, (_all, keyword, quote, name) => {
    const relative = path.relative(path.dirname(file), emittedDoor(name)).replaceAll('\\', '/');
    return `${keyword}${quote}${relative.startsWith('.') ? relative : `./${relative}`}${quote}`;
  });
}

const writeFile = (file, text, ...rest) =>
  ts.sys.writeFile(file, file.endsWith('.js') ? rewriteAliases(file, text) : text, ...rest);
const transformers = (program) => ({ before: [swaggerPlugin({ ...plugin, dtoFileNameSuffix: ['.dto.ts'] }, program)] });
const format = (diagnostics) =>
  ts.formatDiagnosticsWithColorAndContext(diagnostics, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  });

/** One compilation. Types are not checked here (`npm run check` does that): a start should not wait for it. */
export function compileOnce() {
  const config = ts.getParsedCommandLineOfConfigFile(
    path.join(root, 'tsconfig.build.json'),
    { noCheck: true, incremental: false },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => raise([problem]) },
  );
  const program = ts.createProgram({ rootNames: config.fileNames, options: config.options });
  const broken = program.getSyntacticDiagnostics();
  if (broken.length > 0) raise(broken);
  // Written at the very end, and only what changed: whoever runs the last build meanwhile finds it whole.
  const made = new Map();
  const keep = (file, text) => made.set(path.resolve(file), file.endsWith('.js') ? rewriteAliases(file, text) : text);
  const emitted = program.emit(undefined, keep, undefined, false, transformers(program));
  if (emitted.diagnostics.some((d) => d.category === ts.DiagnosticCategory.Error)) raise(emitted.diagnostics);
  for (const [file, text] of made) {
    if (ts.sys.readFile(file) === text) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const folder of ['apps', 'libs', 'migrations']) {
    const old = ts.sys.readDirectory(path.join(root, 'dist', folder), ['.js', '.map']);
    for (const file of old) if (!made.has(path.resolve(file))) rmSync(file, { force: true });
  }
}

function raise(diagnostics) {
  throw new Error(`The sources do not compile:\n${format(diagnostics)}`);
}

/** Compiles again whenever a source changes, prints type errors, and calls `onCompiled(errorCount)` each time. */
export function compileAndWatch(onCompiled) {
  const host = ts.createWatchCompilerHost(
    path.join(root, 'tsconfig.build.json'),
    { incremental: false },
    { ...ts.sys, writeFile },
    ts.createEmitAndSemanticDiagnosticsBuilderProgram,
    (diagnostic) => process.stdout.write(format([diagnostic])),
    () => {},
  );
  const after = host.afterProgramCreate;
  host.afterProgramCreate = (builder) => {
    const emit = builder.emit.bind(builder);
    builder.emit = (file, write, cancel, declarations, custom) =>
      emit(file, write ?? writeFile, cancel, declarations, { ...custom, ...transformers(builder.getProgram()) });
    after(builder);
    onCompiled(ts.getPreEmitDiagnostics(builder.getProgram()).length);
  };
  return ts.createWatchProgram(host);
}
