import type { FastifyInstance } from 'fastify';
import { currentCause } from '../context/index.js';
import { rootLogger } from './logger.js';
import type { Metrics } from './metrics.js';

/**
 * One line per answered request: pattern of the route, status, time, who. No address, query, body or header: those may
 * hold what customers are or say. Probes are counted and not logged.
 */
export function logRequests(fastify: FastifyInstance, metrics: Metrics): void {
  const logger = rootLogger();
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.answered(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    const quiet = route.startsWith('/health') || route === '/metrics';
    if (!quiet && logger.isLevelEnabled('info')) {
      const { actor } = currentCause();
      logger.info(
        {
          requestId: request.id,
          method: request.method,
          route,
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime * 10) / 10,
          ...(actor.kind !== 'customer' && { actor: actor.id }),
        },
        'answered',
      );
    }
    done();
  });
}
