// The steps of `npm run check`. `npm test` runs them too and adds their tests to its sum.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run, seconds } from './build.mjs';
import { root } from './project.mjs';

const bin = (name) => path.join(root, 'node_modules', name);
const node = (script, ...args) => [process.execPath, [script, ...args]];
const tsc = (project) => node(bin('typescript/bin/tsc'), '--noEmit', '-p', project);

const steps = {
  format: {
    command: () => node(bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'),
    wayOut: 'npm run format',
  },
  lint: {
    command: () => node(bin('oxlint/bin/oxlint'), '--type-aware'),
    wayOut: 'npx oxlint --type-aware --fix mends some of it',
  },
  'types: server and tests': { command: () => tsc('tsconfig.json') },
  'types: desk': {
    command: () => tsc('apps/desk/tsconfig.json'),
    when: () => existsSync(path.join(root, 'apps/desk/tsconfig.json')),
  },
  'types: admin': {
    command: () => tsc('admin/tsconfig.json'),
    when: () => existsSync(path.join(root, 'admin/tsconfig.json')),
  },
  'boundaries and order': { ring: 'architecture' },
  unit: { ring: 'unit' },
  'generated files': {
    command: () => node(path.join(root, 'tools/generate.mjs'), '--check'),
    wayOut: 'npm run generate',
  },
};

/** Runs the steps, two at a time, and prints each as it ends. Answers what became of them, with the counts of jest. */
export async function runChecks({ only = [], say = console.log } = {}) {
  const began = performance.now();
  const names = Object.keys(steps).filter(
    (name) => (only.length === 0 || only.some((wish) => name.startsWith(wish))) && (steps[name].when?.() ?? true),
  );
  const waiting = [...names];
  const results = [];
  const lane = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const result = await runStep(name);
      results.push(result);
      say(`${result.ok ? '✓' : '✗'} ${name} (${result.took})${result.ok ? '' : `\n${indent(result.output)}`}`);
      if (!result.ok && steps[name].wayOut) say(`    way out: ${steps[name].wayOut}`);
    }
  };
  await Promise.all([lane(), lane()]);
  const failed = results.filter(({ ok }) => !ok).length;
  say(`check: ${results.length - failed} of ${results.length} steps passed in ${seconds(began)}`);
  return results;
}

async function runStep(name) {
  const since = performance.now();
  const { ring, command } = steps[name];
  if (ring) {
    const result = await runRing(ring, { silent: true, workers: 1 });
    return { name, ...result, took: seconds(since) };
  }
  try {
    await run(...command());
    return { name, ok: true, passed: 1, failed: 0, skipped: 0, output: '', took: seconds(since) };
  } catch (error) {
    return { name, ok: false, passed: 0, failed: 1, skipped: 0, output: error.message, took: seconds(since) };
  }
}

/** Runs one ring of jest and counts. A spec file that could not run at all counts as one failure. */
export async function runRing(ring, { silent = false, workers = 2, minutes = 15, args = [] } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'guiche-jest-'));
  const file = path.join(folder, 'results.json');
  let output = '';
  let late = null;
  try {
    const [command, list] = node(
      bin('jest/bin/jest.js'),
      '--selectProjects',
      ring,
      '--json',
      `--outputFile=${file}`,
      `--maxWorkers=${workers}`,
      '--passWithNoTests',
      '--forceExit',
      ...(silent ? ['--silent'] : []),
      ...args,
    );
    // With --json the report goes to standard error and the JSON to the file.
    const onChild = (child) => {
      if (!silent) child.stderr.pipe(process.stderr, { end: false });
      late = setTimeout(
        () => ((output += `\n${ring} was stopped after ${minutes} minutes`), child.kill('SIGKILL')),
        minutes * 60_000,
      );
    };
    output += await run(command, list, { onChild });
  } catch (error) {
    output += error.message;
  } finally {
    clearTimeout(late);
  }
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  rmSync(folder, { recursive: true, force: true });
  if (!report) return { ok: false, passed: 0, failed: 1, skipped: 0, output };
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    ok: failed === 0 && report.success,
    passed: report.numPassedTests,
    failed: failed || (report.success ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
    output,
  };
}

const indent = (text) => text.trimEnd().replace(/^/gm, '    ');
