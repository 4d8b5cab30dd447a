// `npm run dev`: like `npm start`, but the server parts are compiled as you type and started again, and desk and admin
// come from Vite with hot reload. Type errors are printed and do not keep the server from starting.
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { spawn } = await import('node:child_process');
const { default: path } = await import('node:path');
const { install } = await import('./lib/install.mjs');
const { root } = await import('./lib/project.mjs');

await install();
const { compileAndWatch } = await import('./lib/compile.mjs');

const port = process.env.PORT ?? '3000';
const say = (text) => console.log(`\u001b[2m[dev]\u001b[0m ${text}`);
const children = new Set();
let server = null;
let stopping = false;
let restarting = Promise.resolve();

function start(command, args, options) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

// One start after the other: the next one must find the database stopped.
function restart() {
  restarting = restarting.then(async () => {
    if (stopping) return;
    if (server && server.exitCode === null) {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await gone;
    }
    server = start(process.execPath, [path.join(root, 'tools/start.mjs'), '--built'], {
      cwd: root,
      env: { ...process.env, PORT: port, NODE_ENV: 'development' },
    });
  });
}

let pending = null;
compileAndWatch((errors) => {
  say(errors === 0 ? 'compiled' : `compiled with ${errors} type errors`);
  clearTimeout(pending);
  pending = setTimeout(restart, 200);
});
for (const [folder, vitePort] of [
  ['apps/desk', 5173],
  ['admin', 5174],
]) {
  start(
    process.execPath,
    [path.join(root, 'node_modules/vite/bin/vite.js'), '--port', String(vitePort), '--clearScreen', 'false'],
    {
      cwd: path.join(root, folder),
      env: { ...process.env, GUICHE_API: `http://127.0.0.1:${port}` },
    },
  );
}
say(`desk with hot reload http://localhost:5173/desk/ · admin http://localhost:5174/admin/ · api on port ${port}`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    for (const child of children) child.kill('SIGTERM');
    await Promise.all([...children].map((child) => new Promise((resolve) => child.once('exit', resolve))));
    process.exit(0);
  });
}
