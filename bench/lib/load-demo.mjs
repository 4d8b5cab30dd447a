// The demo organisation in DATABASE_URL, connected to PROVIDER_URL; prints its number as the provider would know it.
import { loadDemo } from '../../dist/apps/api/src/demo/load-demo.js';

await loadDemo({
  sandboxUrl: process.env.PROVIDER_URL,
  registerBusiness: async (business) => void process.stdout.write(`\n${JSON.stringify(business)}\n`),
});
process.exit(0);
