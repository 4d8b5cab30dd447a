// Loads the demo organisation into DATABASE_URL and connects its number to a running simulator.
//   node test/support/load-demo.mjs http://127.0.0.1:4010     prints the number as the provider knows it, secrets included
import { loadDemo } from '../../dist/apps/api/src/demo/load-demo.js';

const sandbox = process.argv[2];
await loadDemo({
  sandboxUrl: `${sandbox}/sandbox`,
  registerBusiness: async ({ phoneNumberId, ...account }) => {
    const answer = await fetch(`${sandbox}/sandbox/control/accounts/${phoneNumberId}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(account),
    });
    if (!answer.ok) throw new Error(`The simulator refused the number: ${await answer.text()}`);
    process.stdout.write(`\n${JSON.stringify({ phoneNumberId, ...account })}\n`);
  },
});
process.exit(0);
