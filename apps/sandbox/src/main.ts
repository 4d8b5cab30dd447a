import { createSandbox } from './start.js';

const port = Number(process.env['SANDBOX_PORT'] ?? 4010);
const sandbox = await createSandbox({
  dataFolder: process.env['SANDBOX_DATA_FOLDER'] ?? null,
  publicUrl: process.env['SANDBOX_PUBLIC_URL'] ?? null,
});
const address = await sandbox.listen(port, process.env['SANDBOX_HOST'] ?? '127.0.0.1');
process.stdout.write(`Sandbox: ${address}/sandbox/\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
