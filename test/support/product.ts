import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { promisify } from 'node:util';
import { ApiClient } from './api-client.js';
import { eventually } from './eventually.js';
import { freePort, spawnApp, type RunningApp } from './processes.js';

const run = promisify(execFile);
const demoPassword = 'guiche-demo-26';

/** The organisation's number, as the provider knows it. */
export interface Business {
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly appSecret: string;
  readonly webhookUrl: string;
}

/** The whole product in processes of its own, with the demo organisation, connected to the simulator. */
export interface Product {
  readonly sandbox: RunningApp;
  readonly business: Business;
  /** The address under which the provider reaches the api; stays the same over a kill. */
  readonly url: string;
  /** A further process, or one in the place of a killed one. */
  start(name: 'api' | 'worker', env?: Record<string, string>): Promise<RunningApp>;
  signIn(login: string, url?: string): Promise<ApiClient>;
  /** Talks to the simulator. */
  control<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Posts a webhook as the provider signs it; answers the status. */
  webhook(body: unknown, options?: { url?: string; signature?: string }): Promise<number>;
  /** Lives as long as the spec: keeps agents at work though no desk is open. */
  keepOnline(userIds: readonly string[]): Promise<void>;
}

/** Starts simulator and demo organisation for a spec file that called `useDatabase()`; api and workers are started by it. */
export async function startProduct(
  sql: (text: string, values?: unknown[]) => Promise<unknown>,
  env: Record<string, string> = {},
): Promise<Product> {
  const apiPort = String(await freePort());
  const url = `http://127.0.0.1:${apiPort}`;
  const sandbox = await spawnApp('sandbox', {});
  const settings = { PUBLIC_URL: url, ...env };
  const { stdout } = await run(process.execPath, ['test/support/load-demo.mjs', sandbox.url], {
    env: { ...process.env, ...settings, NODE_OPTIONS: '' },
  });
  const business = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Business;
  const control = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await fetch(`${sandbox.url}/sandbox/control${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json().catch(() => null)) as Answer;
  };
  return {
    sandbox,
    business,
    url,
    control,
    start: (name, more = {}) =>
      spawnApp(name, { ...settings, ...(name === 'api' && !more.PORT && { PORT: apiPort }), ...more }),
    signIn: (login, at = url) => ApiClient.signIn(at, login, demoPassword),
    async webhook(body, options = {}) {
      const raw = typeof body === 'string' ? body : JSON.stringify(body);
      const signature = `sha256=${createHmac('sha256', business.appSecret).update(raw).digest('hex')}`;
      const path = new URL(business.webhookUrl).pathname;
      const answer = await fetch(`${options.url ?? url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': options.signature ?? signature },
        body: raw,
      });
      await answer.arrayBuffer();
      return answer.status;
    },
    async keepOnline(userIds) {
      await sql(
        `INSERT INTO presence_connection (id, user_id, process_id, seen_at)
         SELECT gen_random_uuid(), id, gen_random_uuid(), now() + interval '1 hour' FROM unnest($1::uuid[]) AS id`,
        [userIds],
      );
    },
  };
}

/** A WhatsApp text as the provider's webhook brings it. */
export function inboundText(
  business: Business,
  message: { from: string; id: string; text: string; name?: string; at?: number },
): object {
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: business.wabaId,
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '551140031234', phone_number_id: business.phoneNumberId },
              contacts: [{ profile: { name: message.name ?? 'Cliente' }, wa_id: message.from }],
              messages: [
                {
                  from: message.from,
                  id: message.id,
                  timestamp: String(message.at ?? Math.floor(Date.now() / 1000)),
                  type: 'text',
                  text: { body: message.text },
                },
              ],
            },
          },
        ],
      },
    ],
  };
}

/** Waits until the worker has handled every webhook received so far. */
export async function settled(sql: (text: string) => Promise<{ waiting: number }[]>): Promise<void> {
  await eventually(
    async () => {
      const [row] = await sql(
        `SELECT count(*)::int AS waiting FROM job WHERE state IN ('waiting', 'running') AND family = 'delivery'`,
      );
      expect(row?.waiting).toBe(0);
    },
    { within: 60_000, every: 100 },
  );
}
