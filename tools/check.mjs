// `npm run check`: format, lint, types, boundaries and order, unit tests, generated files. Every step runs, whatever the
// others find, so that one run shows all problems. `npm run check -- lint types` runs the steps whose names begin so.
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { install } = await import('./lib/install.mjs');
const { runChecks } = await import('./lib/checks.mjs');
await install();
const results = await runChecks({ only: process.argv.slice(2) });
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
