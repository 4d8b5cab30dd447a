import type { FastifyInstance } from 'fastify';
import { readUpload } from '../providers/whatsapp-cloud/graph/media.routes.js';
import type { CustomerFile, CustomerInput } from '../providers/whatsapp-cloud/chat/customer-writes.js';
import type { WhatsAppCloud } from '../providers/whatsapp-cloud/whatsapp-cloud.js';
import type { Account, Customer } from '../world/records.js';
import { ControlError, notThere } from './control-error.js';
import { customerMessageSchema, windowSchema } from './control-schemas.js';
import { messageView } from './views.js';

type InChat = { Params: { phoneNumberId: string; customerId: string } };
type Body = CustomerInput & { file?: { base64: string; name: string; mimeType: string } };
const chatPath = '/chats/:phoneNumberId/:customerId';

/** One person's chat with one business: what the phone shows, and what the person does there. */
export function chatRoutes(app: FastifyInstance, cloud: WhatsAppCloud): void {
  const { world, progress } = cloud;
  const find = (params: InChat['Params']): { account: Account; customer: Customer } => {
    const account = world.account(params.phoneNumberId);
    if (!account) throw notThere('business number');
    const customer = world.customer(params.customerId);
    if (!customer) throw notThere('person');
    return { account, customer };
  };

  app.get<InChat & { Querystring: { limit?: string } }>(`${chatPath}/messages`, (request) => {
    const { account, customer } = find(request.params);
    const all = world.chatMessages(account.phoneNumberId, customer.id);
    const items = all.slice(-Number(request.query.limit ?? 300)).map((message) => messageView(world, message));
    const windowEndsAt = world.windowEndsAt(account.phoneNumberId, customer.id);
    return Promise.resolve({ count: all.length, windowEndsAt, items });
  });

  app.post<InChat & { Body: Body }>(
    `${chatPath}/messages`,
    { schema: { body: customerMessageSchema } },
    async (request, reply) => {
      const { account, customer } = find(request.params);
      const { file, ...input } = request.body;
      const bytes = file && { bytes: Buffer.from(file.base64, 'base64'), fileName: file.name, mimeType: file.mimeType };
      if (!bytes) checkInput(input);
      return reply.code(201).send(messageView(world, cloud.customers.write(account, customer, input, bytes)));
    },
  );

  app.post<InChat>(`${chatPath}/files`, async (request, reply) => {
    const { account, customer } = find(request.params);
    const { fields, file } = await readUpload(request);
    if (!file) throw new ControlError(400, 'A file is missing.');
    const input: CustomerInput = {
      type: fields['type'],
      caption: fields['caption'],
      replyTo: fields['replyTo'],
      voice: fields['voice'] === 'true',
    };
    const kept: CustomerFile = file;
    return reply.code(201).send(messageView(world, cloud.customers.write(account, customer, input, kept)));
  });

  app.post<{ Params: InChat['Params'] & { id: string } }>(`${chatPath}/messages/:id/resend`, (request) => {
    const { account, customer } = find(request.params);
    const message = world.message(request.params.id);
    if (message?.customerId !== customer.id || message.from !== 'customer') throw notThere('message of this person');
    if (message.state === 'failed') cloud.customers.retell(account, customer, message);
    return Promise.resolve(messageView(world, message));
  });

  app.post<InChat>(`${chatPath}/read`, (request) => {
    const { account, customer } = find(request.params);
    if (!customer.online) return Promise.resolve({ changed: 0 });
    return Promise.resolve({ changed: progress.readAll(account.phoneNumberId, customer.id) });
  });

  app.post<InChat>(`${chatPath}/delivered`, (request) => {
    const { account, customer } = find(request.params);
    return Promise.resolve({ changed: progress.deliverAll(account.phoneNumberId, customer.id) });
  });

  app.put<InChat & { Body: { open: boolean } }>(`${chatPath}/window`, { schema: { body: windowSchema } }, (request) => {
    const { account, customer } = find(request.params);
    world.saveChat({ ...world.chat(account.phoneNumberId, customer.id), windowOpen: request.body.open });
    return Promise.resolve({ windowEndsAt: world.windowEndsAt(account.phoneNumberId, customer.id) });
  });
}

function checkInput(input: CustomerInput): void {
  const type = input.type ?? 'text';
  if (type === 'text' && (input.text ?? '').trim() === '' && input.content === undefined) {
    throw new ControlError(400, 'A text message needs `text`.');
  }
  if (['image', 'audio', 'video', 'document', 'sticker'].includes(type) && input.content === undefined) {
    throw new ControlError(400, `A message of type ${type} needs \`file\`.`);
  }
}
