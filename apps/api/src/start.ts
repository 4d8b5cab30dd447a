import type { RequestListener } from 'node:http';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { boolEnv, checkConfiguration, defineConfig, installationConfig } from '@guiche/platform/config';
import { Listener } from '@guiche/platform/database';
import { createHttpApp } from '@guiche/platform/http';
import { createLogger, Health, logRequests, Metrics } from '@guiche/platform/observability';
import { OutboxTail } from '@guiche/platform/outbox';
import { RealtimeServer } from '@guiche/platform/realtime';
import { migrations } from '../../../migrations/index.js';
import { ApiModule } from './api.module.js';
import { refuseDemoInProduction } from './demo/refuse-demo.js';
import { serveDocuments } from './documents.js';
import { serveFrontEnds } from './front-ends.js';

const apiConfig = defineConfig('api', {
  /** Whether X-Forwarded-For of the proxy in front is believed. */
  trustProxy: boolEnv('TRUST_PROXY', { default: false }),
});

/** A running api process. */
export interface RunningApi {
  readonly url: string;
  close(): Promise<void>;
}

/** Where and beside what the api listens. */
export interface ApiOptions {
  readonly port: number;
  readonly host?: string;
  /** Other request handlers on the same port, by path prefix. */
  readonly mounts?: Readonly<Record<string, RequestListener>>;
}

/** Boots the api and listens; throws before it answers anything when the configuration or an access declaration is wrong. */
export async function startApi({ port, host = '0.0.0.0', mounts = {} }: ApiOptions): Promise<RunningApi> {
  checkConfiguration();
  const app = await createHttpApp(ApiModule, { mounts, logger: createLogger(), trustProxy: apiConfig().trustProxy });
  await refuseDemoInProduction(app);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  logRequests(fastify, app.get(Metrics));
  app.get(Health).expectMigration(migrations.at(-1)?.name ?? '');
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // react-admin and the desk put their styles into the page while they run.
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: installationConfig().mode === 'production',
  });
  serveDocuments(app);
  await serveFrontEnds(fastify);
  app.get(RealtimeServer).attach(app.getHttpServer());
  await app.get(OutboxTail).start();
  await app.listen(port, host);
  await app.get(Listener).start();
  return { url: `http://127.0.0.1:${port}`, close: () => app.close() };
}
