// The configuration as one document (ORG-7), for terminals and pipelines:
//   npm run config:export [-- file] [--as login]         writes it, to standard output without a file
//   npm run config:plan -- file [--as login]             what applying it would do: ends with 0 nothing, 2 something, 1 not possible
//   npm run config:apply -- file [--as login] [--yes]    does it, in one transaction; asks first when a person is there
// `--as`: bounded by this user's permissions. `--language pt-BR|en`. NO_COLOR=1 leaves the colours out.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './lib/build.mjs';
import { openInstallation } from './lib/installation.mjs';
import { Refusal } from './lib/postgres.mjs';
import { root } from './lib/project.mjs';

const usage = 'npm run config:export [-- file] · npm run config:plan -- file · npm run config:apply -- file [--yes]';
const [command, ...rest] = process.argv.slice(2);
// Options that are not set off by `--` npm takes for its own, and hands on by the environment.
const byNpm = process.env;
const { values, positionals: given } = parseArgs({
  args: rest,
  allowPositionals: true,
  options: {
    as: { type: 'string', default: byNpm.npm_config_as },
    language: { type: 'string', default: byNpm.npm_config_language ?? 'pt-BR' },
    yes: { type: 'boolean', default: byNpm.npm_config_yes === 'true' },
  },
});

// Of `config:plan file --as login` npm hands on that there was an --as, and the login as one more word.
const isSplit = byNpm.npm_config_as === 'true' && command !== 'export' && given.length === 2;
const login = isSplit ? given[1] : (values.as ?? null);
const positionals = isSplit ? given.slice(0, 1) : given;

async function work() {
  const [file] = positionals;
  if (!['export', 'plan', 'apply'].includes(command) || positionals.length > 1) throw new Refusal(usage);
  if (command !== 'export' && !file) throw new Refusal(usage);
  if (!['pt-BR', 'en'].includes(values.language)) throw new Refusal('The language is pt-BR or en.');
  // npm starts us in the project; the file is meant from where the person is.
  const here = path.resolve(process.env.INIT_CWD ?? process.cwd(), file ?? '');
  const text = command === 'export' ? '' : read(here);
  await build(['server'], { say: (line) => console.error(line) });
  const { url, environment, stop } = await openInstallation();
  Object.assign(process.env, environment, { DATABASE_URL: url, LOG_LEVEL: process.env.LOG_LEVEL || 'error' });
  process.chdir(root);
  try {
    const { configurationCommands } = await import(
      pathToFileURL(path.join(root, 'dist/apps/api/src/configuration/configuration-commands.js')).href
    );
    const commands = await configurationCommands({ login, language: values.language });
    try {
      return await run(commands, text, file && here);
    } catch (error) {
      throw new Refusal(commands.explain(error));
    } finally {
      await commands.close();
    }
  } finally {
    await stop();
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${error.message}`);
  }
}

async function run(commands, text, file) {
  if (command === 'export') {
    const document = await commands.export();
    if (file) writeFileSync(file, document);
    else process.stdout.write(document);
    return 0;
  }
  const plan = await commands.plan(text);
  const hasColours = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
  console.log(commands.words(plan, hasColours));
  if (!plan.applicable) return 1;
  const isPending = plan.added + plan.changed + plan.removed > 0;
  if (command === 'plan') return isPending ? 2 : 0;
  if (!isPending || !(await isAgreed())) return isPending ? 1 : 0;
  await commands.apply(text, plan.fingerprint);
  console.log(values.language === 'en' ? 'Applied.' : 'Aplicado.');
  return 0;
}

async function isAgreed() {
  if (values.yes || !process.stdin.isTTY) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const question = values.language === 'en' ? 'Apply? [y/N] ' : 'Aplicar? [s/N] ';
  const answer = await terminal.question(question);
  terminal.close();
  return /^[sy]/i.test(answer.trim());
}

try {
  process.exitCode = await work();
} catch (error) {
  console.error(error instanceof Refusal || error?.plain ? error.message : error);
  process.exitCode = 1;
}
