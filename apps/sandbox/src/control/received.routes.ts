import type { FastifyInstance } from 'fastify';
import type { WhatsAppCloud } from '../providers/whatsapp-cloud/whatsapp-cloud.js';
import type { Message } from '../world/records.js';
import { notThere } from './control-error.js';
import { rawWebhookSchema } from './control-schemas.js';
import { receivedView, webhookView } from './views.js';

type ById = { Params: { phoneNumberId: string } };

/** What a test asks afterwards: what came from the business, how often, and what was told to its webhook. */
export function receivedRoutes(app: FastifyInstance, cloud: WhatsAppCloud): void {
  const { world, received, webhooks } = cloud;

  app.get<ById & { Querystring: { customerId?: string; callbackData?: string; since?: string; limit?: string } }>(
    '/accounts/:phoneNumberId/received',
    (request) => {
      const { phoneNumberId } = request.params;
      const { customerId, callbackData, since, limit } = request.query;
      const from = since === undefined ? -Infinity : Date.parse(since);
      const fits = (message: Message): boolean =>
        message.accountId === phoneNumberId &&
        message.from === 'business' &&
        (customerId === undefined || message.customerId === customerId) &&
        (callbackData === undefined || message.callbackData === callbackData) &&
        message.at >= from;
      const all = [...world.messages()].filter(fits).sort((a, b) => a.order - b.order);
      const items = all.slice(-Number(limit ?? 1000)).map((message) => {
        const data = message.callbackData;
        return receivedView(message, data === null ? 0 : received.countOf(phoneNumberId, data));
      });
      return Promise.resolve({ count: all.length, items });
    },
  );

  app.get<ById & { Querystring: { callbackData?: string } }>('/accounts/:phoneNumberId/received/counts', (request) => {
    const { phoneNumberId } = request.params;
    const { callbackData } = request.query;
    if (callbackData === undefined) return Promise.resolve(received.summary(phoneNumberId));
    return Promise.resolve({ callbackData, count: received.countOf(phoneNumberId, callbackData) });
  });

  app.get<ById & { Querystring: { state?: string; limit?: string } }>(
    '/accounts/:phoneNumberId/webhooks',
    (request) => {
      const { state, limit } = request.query;
      const list = webhooks
        .list(request.params.phoneNumberId)
        .filter((one) => state === undefined || one.state === state);
      return Promise.resolve({ count: list.length, items: list.slice(-Number(limit ?? 100)).map(webhookView) });
    },
  );

  app.post<ById & { Body: { body: unknown; signature?: string } }>(
    '/accounts/:phoneNumberId/webhooks',
    { schema: { body: rawWebhookSchema } },
    async (request, reply) => {
      const account = world.account(request.params.phoneNumberId);
      if (!account) throw notThere('business number');
      const { body, signature } = request.body;
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return reply.code(202).send(webhookView(webhooks.sendRaw(account, text, signature ?? null)));
    },
  );

  app.get<{ Params: { id: string } }>('/webhooks/:id', (request) => {
    const record = webhooks.find(request.params.id);
    if (!record) throw notThere('webhook');
    return Promise.resolve(webhookView(record));
  });

  app.post<{ Params: { id: string } }>('/webhooks/:id/replay', async (request, reply) => {
    const earlier = webhooks.find(request.params.id);
    const again = earlier && webhooks.replay(earlier);
    if (!again) throw notThere('webhook');
    return reply.code(202).send(webhookView(again));
  });
}
