// `npm run bench [webhook|tickets-list|assignment|latency|access|sign-in|audit|start …]`: takes the figures of bench/README.md and prints them
// as a table. Nothing is kept: databases and folders are temporary.
import { build } from '../tools/lib/build.mjs';
import { load, machine } from './lib/machine.mjs';

const all = ['webhook', 'tickets-list', 'assignment', 'latency', 'access', 'sign-in', 'audit', 'start'];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(1);
}

await build(['server']);
console.log(`${machine()}\n${new Date().toISOString()}, load ${load()}\n`);
for (const name of wanted.length > 0 ? wanted : all) {
  const { title, measure } = await import(`./${name}/${name}.mjs`);
  const before = load();
  console.log(`── ${title}`);
  const figures = await measure((text) => console.log(`   ${text}`));
  console.log(`\n${table(figures)}\n(load before ${before}, after ${load()})\n`);
}
process.exit(0);

function table(figures) {
  const columns = [...new Set(figures.flatMap(Object.keys))];
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [
    row(columns),
    row(columns.map(() => '---')),
    ...figures.map((one) => row(columns.map((name) => one[name] ?? ''))),
  ].join('\n');
}
