import type { FastifyInstance } from 'fastify';
import type { Account, Json } from '../../../world/records.js';
import type { WhatsAppCloud } from '../whatsapp-cloud.js';
import { accountFor, accountsForWaba } from './graph-access.js';
import { graphError, parameterError } from './graph-error.js';
import { phoneNumberObject } from './graph-objects.js';
import { isJson } from './validate-send.js';

const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging'];

/** What is asked when a number is connected: its account's numbers, subscriptions, registration, the token itself. */
export function businessRoutes(app: FastifyInstance, cloud: WhatsAppCloud): void {
  const { world } = cloud;

  app.get<{ Params: { wabaId: string }; Querystring: { fields?: string } }>('/:wabaId/phone_numbers', (request) => {
    const accounts = accountsForWaba(world, request, request.params.wabaId);
    return Promise.resolve({
      data: accounts.map((account) => phoneNumberObject(account, request.query.fields)),
      paging: { cursors: { before: 'QVFIU', after: 'QVFIU' } },
    });
  });

  app.get<{ Params: { wabaId: string } }>('/:wabaId/subscribed_apps', (request) => {
    const accounts = accountsForWaba(world, request, request.params.wabaId);
    const app_ = accounts[0];
    const link = { link: 'https://www.facebook.com/games/', name: 'Sandbox', id: app_?.appId };
    return Promise.resolve({
      data: accounts.some((one) => one.webhookUrl) ? [{ whatsapp_business_api_data: link }] : [],
    });
  });

  app.post<{ Params: { wabaId: string } }>('/:wabaId/subscribed_apps', async (request) => {
    const accounts = accountsForWaba(world, request, request.params.wabaId);
    const body = isJson(request.body) ? request.body : {};
    const url = body['override_callback_uri'];
    if (typeof url === 'string') {
      for (const account of accounts) await subscribe(account, url, String(body['verify_token'] ?? ''));
    }
    return { success: true };
  });

  app.post<{ Params: { phoneNumberId: string } }>('/:phoneNumberId/register', (request) => {
    accountFor(world, request, request.params.phoneNumberId);
    const pin = isJson(request.body) ? request.body['pin'] : undefined;
    if (typeof pin !== 'string' || !/^\d{6}$/.test(pin)) throw parameterError('The parameter pin is required.');
    return Promise.resolve({ success: true });
  });

  app.get<{ Querystring: { input_token?: string } }>('/debug_token', (request) => {
    if (!request.headers.authorization && !('access_token' in (request.query as Json))) throw graphError(190);
    const token = request.query.input_token;
    if (!token) throw parameterError('The parameter input_token is required.');
    return Promise.resolve({ data: describe(world.accounts().filter((account) => account.accessToken === token)) });
  });

  async function subscribe(account: Account, url: string, verifyToken: string): Promise<void> {
    const before = { webhookUrl: account.webhookUrl, verifyToken: account.verifyToken };
    Object.assign(account, { webhookUrl: url, verifyToken, webhookState: 'unverified' });
    const result = await cloud.webhooks.verify(account);
    if (result.ok) return;
    Object.assign(account, before);
    world.saveAccount(account);
    throw graphError(2200, `Callback verification failed with the following errors: ${result.problem}`, 400);
  }
}

function describe(accounts: Account[]): Json {
  const first = accounts[0];
  if (!first) {
    const error = { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' };
    return { error, is_valid: false, scopes: [] };
  }
  const targets = [...new Set(accounts.map((account) => account.wabaId))];
  return {
    app_id: first.appId,
    type: 'SYSTEM_USER',
    application: 'Sandbox',
    data_access_expires_at: 0,
    expires_at: 0,
    is_valid: true,
    issued_at: Math.floor(first.registeredAt / 1000),
    scopes,
    granular_scopes: scopes.map((scope) => ({ scope, target_ids: targets })),
    user_id: first.appId,
  };
}
