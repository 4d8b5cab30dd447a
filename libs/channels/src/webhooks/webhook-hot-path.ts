import { Injectable, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { sendProblem } from '@guiche/platform/http';
import { WebhookIntake } from './webhook-intake.js';

/**
 * Carries out `POST /webhooks/:inboxId` on Fastify itself. Nest's guards, interceptors and pipes have nothing to do there
 * and took more than half of the processor time of a call; the route stays declared in `WebhookController`, where the
 * access map and the API's description find it. Everything Fastify does for each request (id, cause, log) stays.
 */
@Injectable()
export class WebhookHotPath {
  private readonly logger = new Logger('Webhooks');

  constructor(host: HttpAdapterHost, intake: WebhookIntake) {
    // A worker has no HTTP server. Routes are registered after all providers are made, so the hook sees ours.
    const fastify = host.httpAdapter?.getInstance() as Partial<FastifyInstance> | undefined;
    fastify?.addHook?.('onRoute', (route: RouteOptions) => {
      if (route.method !== 'POST' || route.url !== '/webhooks/:inboxId') return;
      // The answer is empty and no browser reads it: headers that protect pages protect nothing here.
      Object.assign(route, { helmet: false });
      route.handler = async (request, reply) => {
        try {
          await intake.take(request);
          return reply.status(200).send();
        } catch (error) {
          sendProblem(error, request, reply, this.logger);
          return reply;
        }
      };
    });
  }
}
