import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useDatabase } from '../../support/database.js';
import { startProduct, type Product } from '../../support/product.js';

const db = useDatabase();
let product: Product;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guiche-configuration-'));
  product = await startProduct(db.sql);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What `npm run config:<command>` runs. */
const command = (...args: string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const options = { env: { ...process.env, PUBLIC_URL: product.url, NODE_OPTIONS: '', INIT_CWD: folder } };
    execFile(process.execPath, ['tools/configuration.mjs', ...args], options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    );
  });
const trail = (): Promise<{ action: string; actor_name: string }[]> =>
  db.sql(`SELECT action, actor_name FROM audit_entry WHERE action LIKE 'configuration.%' ORDER BY seq`);

it('ORG-7: the demo organisation goes out and comes back unchanged; a change is planned, then made, once', async () => {
  expect(await command('export', 'demo.yaml')).toMatchObject({ code: 0 });
  const document = readFileSync(join(folder, 'demo.yaml'), 'utf8');
  expect(document).toMatch(/^guiche: 1$/m);
  expect(document).not.toContain(product.business.appSecret);
  expect(await command('plan', 'demo.yaml')).toMatchObject({
    code: 0,
    output: expect.stringContaining('Nada difere') as string,
  });

  writeFileSync(join(folder, 'more.yaml'), 'guiche: 1\nreasons:\n  Feriado: { actions: [pause] }\n');
  const plan = await command('plan', 'more.yaml', '--language', 'en');
  expect(plan).toMatchObject({ code: 2, output: expect.stringContaining('+ Reasons: Feriado') as string });
  expect(await command('apply', 'more.yaml', '--as', 'diego')).toMatchObject({ code: 1 });
  expect(await command('apply', 'more.yaml', '--as', 'root')).toMatchObject({ code: 0 });
  expect(await command('plan', 'more.yaml')).toMatchObject({ code: 0 });

  writeFileSync(join(folder, 'bad.yaml'), 'guiche: 1\nreasons:\n  Feriado: { actions: [fly] }\n');
  expect(await command('apply', 'bad.yaml')).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^3:/m) as string,
  });
  const [first, second] = await trail();
  expect(first).toMatchObject({ action: 'configuration.export', actor_name: 'command line' });
  expect(second).toMatchObject({ action: 'configuration.apply' });
  expect(second?.actor_name).not.toBe('command line');
}, 120_000);
