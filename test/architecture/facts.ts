import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import type { LibName } from './order.js';
import { at, existingLibs, filesBelow, serverSources, walk, type Source } from './sources.js';

/** A thing that code defines, and where. */
export interface Defined {
  readonly lib: LibName | null;
  readonly file: string;
  readonly where: string;
  readonly code: string;
  /** The exported constant that holds it. */
  readonly constant: string;
  /** The comment above it. */
  readonly comment: string;
}

/** What the README of a lib claims. */
export interface Readme {
  readonly lib: LibName;
  readonly text: string;
  readonly owns: readonly string[];
  readonly codes: readonly string[];
}

/** What the code of all libs defines and what their READMEs say about it. */
export interface Facts {
  readonly events: readonly Defined[];
  readonly permissions: readonly Defined[];
  readonly readmes: readonly Readme[];
}

let cached: Facts | null = null;

/** Read once per run. */
export function definitionsOf(): Facts {
  cached ??= {
    events: serverSources().flatMap((source) => callsOf(source, 'defineEvent', (call) => [stringAt(call, 0)])),
    permissions: serverSources().flatMap((source) => callsOf(source, 'definePermissions', permissionCodes)),
    readmes: existingLibs().flatMap((lib) => {
      const file = `libs/${lib}/README.md`;
      return existsSync(file) ? [readmeOf(lib, readFileSync(file, 'utf8'))] : [];
    }),
  };
  return cached;
}

function callsOf(source: Source, name: string, codes: (call: ts.CallExpression) => (string | null)[]): Defined[] {
  const found: Defined[] = [];
  walk(source.tree, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== name) return;
    const declaration = ts.isVariableDeclaration(node.parent) ? node.parent : null;
    const statement = declaration?.parent.parent;
    const comment = statement ? source.text.slice(statement.getFullStart(), statement.getStart()) : '';
    for (const code of codes(node)) {
      if (code === null) continue;
      const constant = declaration ? declaration.name.getText() : '';
      found.push({ lib: source.lib, file: source.file, where: at(source, node), code, constant, comment });
    }
  });
  return found;
}

const stringAt = (call: ts.CallExpression, index: number): string | null => {
  const argument = call.arguments[index];
  return argument && ts.isStringLiteralLike(argument) ? argument.text : null;
};

// definePermissions('tickets', 'tickets', { changeStatus: … }) defines tickets.change-status
function permissionCodes(call: ts.CallExpression): (string | null)[] {
  const prefix = stringAt(call, 0);
  const members = call.arguments.find(ts.isObjectLiteralExpression);
  if (!prefix || !members) return [];
  return members.properties.map((property) =>
    property.name
      ? `${prefix}.${property.name.getText().replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
      : null,
  );
}

/**
 * Reads a README: what stands in `code` below a heading, or in a paragraph or list item beginning with **Owns**, is a
 * table; every other `word.word` in code is an event or a permission. `sectors.{list,create}` means both.
 */
function readmeOf(lib: LibName, text: string): Readme {
  const owns = new Set<string>();
  const codes = new Set<string>();
  let section = '';
  for (const line of text.split('\n')) {
    section = (/^#+\s*(.+)$/.exec(line)?.[1] ?? /^\W*\*\*([^*]+)\*\*/.exec(line)?.[1] ?? section).toLowerCase();
    for (const [, code = ''] of line.matchAll(/`([^`]+)`/g)) {
      if (/^(owns|tables)\b/.test(section) && /^[a-z][a-z0-9_]*$/.test(code)) owns.add(code);
      if (/^[a-z][a-z-]*\.[{a-z]/.test(code)) expandBraces(code).forEach((one) => codes.add(one));
    }
  }
  return { lib, text, owns: [...owns], codes: [...codes] };
}

function expandBraces(code: string): string[] {
  const [, before = '', inside = '', after = ''] = /^(.*)\{(.+)\}(.*)$/.exec(code) ?? [];
  return inside ? inside.split(',').map((one) => `${before}${one.trim()}${after}`) : [code];
}

/** Every table that the migrations make and do not drop again. */
export function tablesOfMigrations(): readonly string[] {
  const tables = new Set<string>();
  for (const file of filesBelow('migrations', ['.ts'])) {
    const up = readFileSync(file, 'utf8').split(/async down\(/)[0] ?? '';
    for (const [, verb = '', name = ''] of up.matchAll(
      /\b(CREATE|DROP)\s+TABLE\s+(?:IF (?:NOT )?EXISTS\s+)?"?([a-z_]+)"?/gi,
    )) {
      if (verb.toUpperCase() === 'CREATE') tables.add(name);
      else tables.delete(name);
    }
  }
  return [...tables].sort();
}

/** Table → lib, as the READMEs say. */
export function ownersOfTables(): ReadonlyMap<string, LibName> {
  return new Map(definitionsOf().readmes.flatMap(({ lib, owns }) => owns.map((table) => [table, lib] as const)));
}
