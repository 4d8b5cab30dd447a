import type { FastifyRequest } from 'fastify';
import type { Account, PlannedFailure } from '../../../world/records.js';
import type { World } from '../../../world/world.js';
import { GraphError, graphError, noSuchObject } from './graph-error.js';

/** The token of a call: `Authorization: Bearer …`, or the `access_token` query parameter. */
function tokenOf(request: FastifyRequest): string | null {
  const header = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '');
  if (header?.[1]) return header[1];
  const query = request.query as Record<string, unknown>;
  return typeof query['access_token'] === 'string' ? query['access_token'] : null;
}

/** Which business numbers the caller's token opens; 190 for a token nobody was given. */
export function accountsOf(world: World, request: FastifyRequest): Account[] {
  const token = tokenOf(request);
  const accounts = token === null ? [] : world.accounts().filter((account) => account.accessToken === token);
  if (accounts.length > 0) return accounts;
  throw graphError(
    190,
    token === null ? 'Invalid OAuth access token - Cannot parse access token' : 'Invalid OAuth access token data.',
  );
}

/** The business number a call is about, if its token opens it. */
export function accountFor(world: World, request: FastifyRequest, phoneNumberId: string): Account {
  const account = accountsOf(world, request).find((one) => one.phoneNumberId === phoneNumberId);
  if (account) return account;
  throw noSuchObject(phoneNumberId, request.method === 'GET' ? 'get' : 'post');
}

/** Any number of a WhatsApp Business Account that the token opens. */
export function accountsForWaba(world: World, request: FastifyRequest, wabaId: string): Account[] {
  const accounts = accountsOf(world, request).filter((one) => one.wabaId === wabaId);
  if (accounts.length > 0) return accounts;
  throw noSuchObject(wabaId, request.method === 'GET' ? 'get' : 'post');
}

let outageAnswers = 0;

/** Slowness and outage, before anything else is looked at. The outage varies as real ones do. */
export async function sufferBehaviour(account: Account): Promise<void> {
  const { latencyMs, outage } = account.behaviour;
  if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
  if (!outage) return;
  outageAnswers += 1;
  if (outageAnswers % 3 === 0) throw new GraphError(502, {});
  throw outageAnswers % 3 === 1 ? graphError(2) : graphError(131016);
}

/** The failure planned for the next call of this kind, if any; it is used up by asking. */
export function takePlannedFailure(
  world: World,
  account: Account,
  on: NonNullable<PlannedFailure['on']>,
): PlannedFailure | null {
  const at = account.behaviour.failNext.findIndex((planned) => (planned.on ?? 'messages') === on);
  if (at < 0) return null;
  const [planned] = account.behaviour.failNext.splice(at, 1);
  world.saveAccount(account);
  return planned ?? null;
}
