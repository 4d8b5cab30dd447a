import { startApi } from './start.js';

try {
  const api = await startApi({ port: Number(process.env.PORT ?? 3000), host: process.env.HOST ?? '0.0.0.0' });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void api.close().then(() => process.exit(0)));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
