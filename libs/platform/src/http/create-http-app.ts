import { Logger, type LoggerService, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import multipart from '@fastify/multipart';
import { newId } from '@guiche/kernel';
import { withCause } from '../context/index.js';
import { apiPrefix, outsideApi } from './api-prefix.js';
import { languageOf } from './messages.js';
import { nestsDeeperThan } from './nesting.js';
import { sendProblem } from './problem.filter.js';
import { takesFiles } from './takes-files.js';

/** How the HTTP server of a process is made. */
export interface HttpAppOptions {
  /** Other request handlers on the same port, by path prefix. */
  readonly mounts?: Readonly<Record<string, RequestListener>>;
  readonly logger?: LoggerService | false;
  /** Whether X-Forwarded-For of a proxy in front is believed. */
  readonly trustProxy?: boolean;
  /** For making the OpenAPI document: nothing is connected. */
  readonly preview?: boolean;
}

const maxBody = 1024 * 1024;
const maxWebhook = 3 * 1024 * 1024;
const maxFile = 101 * 1024 * 1024;
/** Deeper than anything meaningful, and far from what would exhaust the stack of whoever walks through a body. */
const maxNesting = 64;
const goodRequestId = /^[\w.-]{8,64}$/;

/** Under this prefix bodies are handed on as the bytes that came, whatever their type: signatures are made over them. */
const rawPrefix = '/webhooks/';

const httpLogger = new Logger('Http');

function mounted(mounts: Readonly<Record<string, RequestListener>>, otherwise: RequestListener): RequestListener {
  const prefixes = Object.entries(mounts);
  return (request, response) => {
    const path = request.url ?? '/';
    const found = prefixes.find(
      ([prefix]) => path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`),
    );
    (found ? found[1] : otherwise)(request, response);
  };
}

function readBodies(fastify: FastifyInstance): void {
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  const isRaw = (request: FastifyRequest): boolean => request.url.startsWith(rawPrefix);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: maxWebhook },
    (request, body, done) => {
      if (isRaw(request)) return done(null, body);
      if (body.length > maxBody) return done(Object.assign(new Error('body too large'), { statusCode: 413 }));
      if (body.length === 0) return done(null, undefined);
      if (nestsDeeperThan(maxNesting, body as Buffer)) {
        return done(Object.assign(new Error('nested too deeply'), { statusCode: 400 }));
      }
      void parseJson(request, body.toString(), done);
    },
  );
  fastify.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxWebhook }, (request, body, done) => {
    if (isRaw(request) || body.length === 0) return done(null, isRaw(request) ? body : undefined);
    done(Object.assign(new Error('unsupported content type'), { statusCode: 415 }));
  });
}

/** Files come in as streams, and only where a handler says that it takes them; elsewhere they are 415. */
async function takeFiles(fastify: FastifyInstance): Promise<void> {
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    const isForm = /^multipart\//i.test(request.headers['content-type'] ?? '');
    if (!isForm || takesFiles(request) || request.url.startsWith(rawPrefix)) done(null, payload);
    else done(Object.assign(new Error('unsupported content type'), { statusCode: 415 }));
  });
  // How large a file may be is for the handler to say; nothing larger than this is read at all.
  await fastify.register(multipart, {
    limits: { fileSize: maxFile, files: 1, fields: 10, fieldSize: 10_000, headerPairs: 50 },
    throwFileSizeLimit: false,
  });
}

/** Every request runs under a cause: its id, the caller's address and language; the guard adds who calls. */
function giveCause(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    withCause(
      {
        actor: { kind: 'customer', id: null, name: 'anonymous' },
        ip: request.ip,
        requestId: request.id,
        language: languageOf(request.headers['accept-language']),
      },
      done,
    );
  });
}

/** A Nest application on Fastify with bodies, causes and request ids as the whole product expects them. Not yet listening. */
export async function createHttpApp(module: Type, options: HttpAppOptions = {}): Promise<NestFastifyApplication> {
  const { mounts = {} } = options;
  const adapter = new FastifyAdapter({
    trustProxy: options.trustProxy ?? false,
    bodyLimit: maxWebhook,
    routerOptions: { maxParamLength: 2000 },
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && goodRequestId.test(given) ? given : newId();
    },
    serverFactory: (handler: RequestListener) =>
      createServer(
        mounted(mounts, (request: IncomingMessage, response: ServerResponse) =>
          handler(request as never, response as never),
        ),
      ),
    // What the router refuses before any hook ran: a malformed or endless address.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      void reply.header('x-request-id', request.id);
      sendProblem(error, request, reply, httpLogger);
    },
    forceCloseConnections: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: options.logger === undefined ? new Logger() : options.logger,
    abortOnError: false,
    preview: options.preview ?? false,
  });
  app.setGlobalPrefix(apiPrefix, { exclude: [...outsideApi] });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  readBodies(fastify);
  await takeFiles(fastify);
  giveCause(fastify);
  return app;
}
