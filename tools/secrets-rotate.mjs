// `npm run secrets:rotate`: seals every stored secret again with GUICHE_SECRET_KEY; GUICHE_SECRET_KEYS_OLD opens what
// earlier keys sealed. May be interrupted and repeated. Ends with 0 when nothing needs an earlier key any more.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './lib/build.mjs';
import { openInstallation } from './lib/installation.mjs';
import { Refusal } from './lib/postgres.mjs';
import { root } from './lib/project.mjs';

const built = (file) => import(pathToFileURL(path.join(root, 'dist', file)).href);

async function rotate(url, environment) {
  Object.assign(process.env, environment, { DATABASE_URL: url });
  // The doors of all libs, which register the columns that hold secrets.
  await built('apps/api/src/entities.js');
  const [{ UnitOfWork, dataSourceOptions }, { rotateSecrets, Secrets }, { DataSource }] = await Promise.all([
    built('libs/platform/src/database/index.js'),
    built('libs/platform/src/secrets/index.js'),
    import('typeorm'),
  ]);
  const source = await new DataSource(dataSourceOptions(url)).initialize();
  try {
    return await rotateSecrets(new UnitOfWork(source), new Secrets(), (place, count) =>
      console.log(`${place}: ${count} sealed again`),
    );
  } finally {
    await source.destroy();
  }
}

try {
  await build(['server']);
  const { url, environment, stop } = await openInstallation();
  try {
    const { resealed, findings } = await rotate(url, environment);
    for (const finding of findings) console.error(finding);
    const total = Object.values(resealed).reduce((sum, count) => sum + count, 0);
    console.log(
      findings.length === 0
        ? `${total} rows sealed again. Nothing needs an earlier key: GUICHE_SECRET_KEYS_OLD may be emptied.`
        : `${total} rows sealed again, but EARLIER KEYS ARE STILL NEEDED.`,
    );
    if (findings.length > 0) process.exitCode = 1;
  } finally {
    await stop();
  }
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
