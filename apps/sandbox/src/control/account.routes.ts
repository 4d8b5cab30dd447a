import type { FastifyInstance } from 'fastify';
import { newDigits, newKey } from '../world/identifiers.js';
import { goodBehaviour, type Account, type Behaviour } from '../world/records.js';
import type { WhatsAppCloud } from '../providers/whatsapp-cloud/whatsapp-cloud.js';
import { ControlError, notThere } from './control-error.js';
import { accountSchema, behaviourSchema } from './control-schemas.js';
import { accountView } from './views.js';

type AccountBody = Partial<Omit<Account, 'behaviour' | 'webhookState' | 'webhookProblem' | 'registeredAt'>> & {
  behaviour?: Partial<Behaviour>;
};
type ById = { Params: { phoneNumberId: string } };

/** Business numbers and how they misbehave. */
export function accountRoutes(app: FastifyInstance, cloud: WhatsAppCloud): void {
  const { world } = cloud;
  const find = (id: string): Account => {
    const account = world.account(id);
    if (!account) throw notThere('business number');
    return account;
  };

  app.get('/accounts', () => Promise.resolve(world.accounts().map(accountView)));

  app.get<ById>('/accounts/:phoneNumberId', (request) =>
    Promise.resolve(accountView(find(request.params.phoneNumberId))),
  );

  app.put<ById & { Body: AccountBody }>(
    '/accounts/:phoneNumberId',
    { schema: { body: accountSchema } },
    async (request) => {
      const { phoneNumberId } = request.params;
      if ((request.body.phoneNumberId ?? phoneNumberId) !== phoneNumberId) {
        throw new ControlError(400, 'The phoneNumberId of the body is not the one of the address.');
      }
      const account = merged(world.account(phoneNumberId), phoneNumberId, request.body, world.now());
      world.saveAccount(account);
      if (account.webhookUrl !== null) await cloud.webhooks.verify(account);
      return accountView(account);
    },
  );

  app.delete<ById>('/accounts/:phoneNumberId', async (request, reply) => {
    world.removeAccount(find(request.params.phoneNumberId).phoneNumberId);
    return reply.code(204).send();
  });

  app.post<ById>('/accounts/:phoneNumberId/verify-webhook', async (request) => {
    const account = find(request.params.phoneNumberId);
    if (account.webhookState === 'verified') account.webhookState = 'unverified';
    await cloud.webhooks.verify(account);
    return accountView(account);
  });

  app.get<ById>('/accounts/:phoneNumberId/behaviour', (request) =>
    Promise.resolve(find(request.params.phoneNumberId).behaviour),
  );

  app.put<ById & { Body: Partial<Behaviour> }>(
    '/accounts/:phoneNumberId/behaviour',
    { schema: { body: behaviourSchema } },
    (request) => {
      const account = find(request.params.phoneNumberId);
      account.behaviour = { ...account.behaviour, ...request.body };
      world.saveAccount(account);
      return Promise.resolve(account.behaviour);
    },
  );

  app.delete<ById>('/accounts/:phoneNumberId/behaviour', (request) => {
    const account = find(request.params.phoneNumberId);
    account.behaviour = { ...goodBehaviour, failNext: [] };
    world.saveAccount(account);
    return Promise.resolve(account.behaviour);
  });
}

/** The number as it will be. A new address or token means a new handshake; a known number is changed in place. */
function merged(known: Account | null, phoneNumberId: string, body: AccountBody, now: number): Account {
  const before: Account = known ?? {
    phoneNumberId,
    wabaId: newDigits(15),
    appId: newDigits(15),
    displayPhoneNumber: '+55 11 4004-0000',
    verifiedName: 'Empresa de demonstração',
    accessToken: `EAA${newKey()}${newKey()}`,
    appSecret: newKey(),
    verifyToken: newKey(),
    webhookUrl: null,
    webhookState: 'unset',
    webhookProblem: null,
    behaviour: { ...goodBehaviour, failNext: [] },
    registeredAt: now,
  };
  const { behaviour, ...rest } = body;
  const movedTo = rest.webhookUrl !== undefined && rest.webhookUrl !== before.webhookUrl;
  const newToken = rest.verifyToken !== undefined && rest.verifyToken !== before.verifyToken;
  const account = Object.assign(before, rest, { behaviour: { ...before.behaviour, ...behaviour } });
  if (movedTo || newToken) account.webhookState = account.webhookUrl === null ? 'unset' : 'unverified';
  return account;
}
