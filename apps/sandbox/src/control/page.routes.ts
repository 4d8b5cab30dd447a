import type { FastifyInstance } from 'fastify';
import type { WhatsAppCloud } from '../providers/whatsapp-cloud/whatsapp-cloud.js';
import type { Change } from '../world/change-feed.js';
import type { Account, Customer, Message } from '../world/records.js';
import { notThere } from './control-error.js';
import { accountView, customerView, messageView } from './views.js';

const heartbeatMs = 20_000;
const shownPerChat = 200;

/** What only the phone page asks: everything at once, the live stream, and the bytes of a file. */
export function pageRoutes(app: FastifyInstance, cloud: WhatsAppCloud): void {
  const { world } = cloud;
  const streams = new Set<() => void>();

  app.get('/state', () => {
    const people = world.customers();
    const chats = world.accounts().flatMap((account) =>
      people.map((person) => ({
        accountId: account.phoneNumberId,
        customerId: person.id,
        windowEndsAt: world.windowEndsAt(account.phoneNumberId, person.id),
        messages: world
          .chatMessages(account.phoneNumberId, person.id)
          .slice(-shownPerChat)
          .map((message) => messageView(world, message)),
      })),
    );
    return Promise.resolve({
      now: world.now(),
      accounts: world.accounts().map(accountView),
      customers: people.map(customerView),
      chats: chats.filter((chat) => chat.messages.length > 0),
    });
  });

  app.get('/events', (_request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 1000\n\n');
    const stop = world.feed.watch((change) => raw.write(`data: ${JSON.stringify(forPage(change))}\n\n`));
    const beat = setInterval(() => raw.write(': still here\n\n'), heartbeatMs);
    const end = (): void => {
      clearInterval(beat);
      stop();
      streams.delete(end);
      raw.end();
    };
    streams.add(end);
    raw.on('close', end);
  });

  app.get<{ Params: { id: string } }>('/media/:id', async (request, reply) => {
    const media = world.media.find(request.params.id);
    if (!media) throw notThere('file');
    const shownInPage = /^(image\/(png|jpeg|webp|gif)|audio\/|video\/)/.test(media.mimeType);
    const name = encodeURIComponent(media.fileName ?? media.id);
    return reply
      .header('content-type', shownInPage ? media.mimeType : 'application/octet-stream')
      .header('content-disposition', `${shownInPage ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
      .header('cache-control', 'private, max-age=3600')
      .send(world.media.bytes(media));
  });

  app.addHook('preClose', (done) => {
    for (const end of [...streams]) end();
    done();
  });

  function forPage(change: Change): Change {
    if (change.type === 'message') return { type: 'message', data: withWindow(change.data as Message) };
    if (change.type === 'account') return { type: 'account', data: accountView(change.data as Account) };
    if (change.type === 'customer') return { type: 'customer', data: customerView(change.data as Customer) };
    return change;
  }

  function withWindow(message: Message): object {
    const windowEndsAt = message.customerId === null ? null : world.windowEndsAt(message.accountId, message.customerId);
    return { ...messageView(world, message), windowEndsAt };
  }
}
