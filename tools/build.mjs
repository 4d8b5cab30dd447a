// `npm run build`: everything that is out of date, into dist/. `npm run build -- server` builds one part.
import { build } from './lib/build.mjs';

const names = process.argv.slice(2);
try {
  const built = await build(names.length > 0 ? names : undefined);
  if (built === 0) console.log('everything is up to date');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
