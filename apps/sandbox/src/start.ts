import type { IncomingMessage, ServerResponse } from 'node:http';
import multipart from '@fastify/multipart';
import serveFiles from '@fastify/static';
import { SystemClock } from '@guiche/kernel';
import fastify, { type FastifyInstance } from 'fastify';
import { accountRoutes } from './control/account.routes.js';
import { chatRoutes } from './control/chat.routes.js';
import { pageRoutes } from './control/page.routes.js';
import { peopleRoutes } from './control/people.routes.js';
import { receivedRoutes } from './control/received.routes.js';
import { Journal } from './journal/journal.js';
import { defaultRetry, type SandboxOptions } from './options.js';
import { graphRoutes, unknownPath } from './providers/whatsapp-cloud/graph/graph.routes.js';
import { largestFile } from './providers/whatsapp-cloud/graph/media-limits.js';
import { lookasideRoutes } from './providers/whatsapp-cloud/graph/media.routes.js';
import { WhatsAppCloud } from './providers/whatsapp-cloud/whatsapp-cloud.js';
import { findPublicFolder } from './public-folder.js';
import { addDemoPeople } from './world/demo-people.js';
import { World } from './world/world.js';

/** A running simulator. `handler` answers everything under `/sandbox` of whatever server calls it. */
export interface Sandbox {
  handler: (request: IncomingMessage, response: ServerResponse) => void;
  listen: (port: number, host?: string) => Promise<string>;
  close: () => Promise<void>;
  app: FastifyInstance;
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob: data:; " +
  "media-src 'self' blob:; font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/** Puts the simulator together. It listens to nothing until `listen` is called or its handler is mounted. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const dataFolder = options.dataFolder ?? null;
  const publicUrl = options.publicUrl?.replace(/\/+$/, '') ?? null;
  const journal = new Journal(dataFolder);
  const world = new World(journal, options.clock ?? new SystemClock(), dataFolder);
  if ((options.demoPeople ?? true) && world.customers().length === 0) addDemoPeople(world);
  const cloud = new WhatsAppCloud(world, journal, { ...defaultRetry, ...options.retry });

  const app = fastify({
    bodyLimit: 20 * 1024 * 1024,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 300 },
  });
  await app.register(multipart, { limits: { fileSize: largestFile + 1024, files: 1 } });
  await app.register(
    (control, _options, done) => {
      accountRoutes(control, cloud);
      receivedRoutes(control, cloud);
      peopleRoutes(control, cloud);
      chatRoutes(control, cloud);
      pageRoutes(control, cloud);
      done();
    },
    { prefix: '/sandbox/control' },
  );
  await app.register(
    (graph, _options, done) => {
      graphRoutes(graph, cloud, publicUrl);
      done();
    },
    { prefix: '/sandbox/graph/:version(^v\\d+\\.0$)' },
  );
  await app.register(
    (lookaside, _options, done) => {
      lookasideRoutes(lookaside, world);
      done();
    },
    { prefix: '/sandbox/lookaside' },
  );
  await app.register(serveFiles, {
    root: options.publicFolder ?? findPublicFolder(),
    prefix: '/sandbox/',
    cacheControl: false,
    setHeaders: (response) => {
      response.header('cache-control', 'no-cache');
      response.header('content-security-policy', policy);
      response.header('x-content-type-options', 'nosniff');
    },
  });
  app.get('/sandbox', (_request, reply) => reply.redirect('/sandbox/'));
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/sandbox/graph/')) return reply.code(400).send(unknownPath(request.url).body);
    return reply.code(404).send({ message: `There is nothing at ${request.url}.` });
  });
  await app.ready();
  cloud.start();

  return {
    app,
    handler: (request, response) => app.routing(request, response),
    listen: (port, host = '127.0.0.1') => app.listen({ port, host }),
    close: async () => {
      cloud.close();
      await app.close();
      journal.close();
    },
  };
}
