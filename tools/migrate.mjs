// `node tools/migrate.mjs`: brings the database named by DATABASE_URL to the newest schema, before processes are upgraded.
import { build } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { runMigrations } from './lib/migrate.mjs';

try {
  if (!process.env.DATABASE_URL) throw new Error('Set DATABASE_URL.');
  await install();
  await build(['server']);
  const ran = await runMigrations(process.env.DATABASE_URL);
  console.log(ran.length > 0 ? `applied: ${ran.join(', ')}` : 'nothing to apply');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
