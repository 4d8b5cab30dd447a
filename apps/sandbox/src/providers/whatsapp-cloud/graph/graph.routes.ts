import type { FastifyInstance } from 'fastify';
import type { WhatsAppCloud } from '../whatsapp-cloud.js';
import { businessRoutes } from './business.routes.js';
import { accountFor, sufferBehaviour } from './graph-access.js';
import { GraphError, graphError, parameterError } from './graph-error.js';
import { mediaRoutes } from './media.routes.js';
import { isJson } from './validate-send.js';

/** Graph as the product sees it: mounted under `/sandbox/graph/v{N}.0`. */
export function graphRoutes(app: FastifyInstance, cloud: WhatsAppCloud, publicUrl: string | null): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, text === '' ? {} : JSON.parse(String(text)));
    } catch {
      done(parameterError('Invalid JSON payload.'));
    }
  });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(text))));
  });
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof GraphError) return reply.code(error.http).send(error.body);
    const status = isJson(error) && typeof error['statusCode'] === 'number' ? error['statusCode'] : 500;
    if (status >= 500) request.log.error(error);
    const refusal =
      status >= 500 ? graphError(131000) : parameterError(error instanceof Error ? error.message : 'Invalid.');
    return reply.code(refusal.http).send(refusal.body);
  });

  app.post<{ Params: { phoneNumberId: string } }>('/:phoneNumberId/messages', async (request, reply) => {
    const account = accountFor(cloud.world, request, request.params.phoneNumberId);
    try {
      await sufferBehaviour(account);
      if (isJson(request.body) && request.body['status'] === 'read') return cloud.sends.markRead(account, request.body);
      const answer = cloud.sends.send(account, request.body);
      if (account.behaviour.dropNext === 0) return answer;
      account.behaviour.dropNext -= 1;
      cloud.world.saveAccount(account);
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    } catch (error) {
      if (error instanceof GraphError) cloud.received.refuse(account.phoneNumberId, codeOf(error));
      throw error;
    }
  });

  mediaRoutes(app, cloud.world, publicUrl);
  businessRoutes(app, cloud);
}

/** What Graph answers to a path it does not know. */
export function unknownPath(url: string): GraphError {
  const path = url.replace(/^\/sandbox\/graph(\/v\d+\.0)?/, '').split('?')[0];
  return graphError(2500, `Unknown path components: ${path}`);
}

function codeOf(error: GraphError): number | 'outage' {
  const inner = error.body['error'];
  return isJson(inner) && typeof inner['code'] === 'number' ? inner['code'] : 'outage';
}
