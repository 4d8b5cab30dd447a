import type { FastifyRequest } from 'fastify';
import type { Account, Json } from '../../../world/records.js';
import type { World } from '../../../world/world.js';
import { accountsOf } from './graph-access.js';
import { graphError, parameterError } from './graph-error.js';

const phoneNumberFields = (account: Account): Json => ({
  verified_name: account.verifiedName,
  code_verification_status: 'VERIFIED',
  display_phone_number: account.displayPhoneNumber,
  quality_rating: 'GREEN',
  platform_type: 'CLOUD_API',
  throughput: { level: 'STANDARD' },
  name_status: 'APPROVED',
  status: 'CONNECTED',
  last_onboarded_time: new Date(account.registeredAt).toISOString().replace('.000Z', '+0000'),
  webhook_configuration: { application: account.webhookUrl ?? '' },
  whatsapp_business_manager_messaging_limit: 'TIER_1K',
});

const standardFields = [
  'verified_name',
  'code_verification_status',
  'display_phone_number',
  'quality_rating',
  'platform_type',
  'throughput',
  'webhook_configuration',
];

/** A business number as Graph shows it, with the fields asked for or the usual ones. */
export function phoneNumberObject(account: Account, fields: string | undefined): Json {
  const all = phoneNumberFields(account);
  const asked = fields === undefined ? standardFields : fields.split(',').map((field) => field.trim());
  const object: Json = {};
  for (const field of asked) {
    if (field === 'id' || field === '') continue;
    if (!(field in all)) {
      throw parameterError(`Tried accessing nonexisting field (${field}) on node type (WhatsAppBusinessPhoneNumber)`);
    }
    object[field] = all[field];
  }
  return { ...object, id: account.phoneNumberId };
}

/** GET of an id that is a phone number or a WhatsApp Business Account; null when it is neither, so perhaps a file. */
export function objectOf(world: World, request: FastifyRequest, id: string): Json | null {
  const accounts = accountsOf(world, request);
  const own = accounts.filter((one) => one.phoneNumberId === id || one.wabaId === id);
  if (own.some((account) => account.behaviour.outage)) throw graphError(2);
  const fields = (request.query as Record<string, unknown>)['fields'];
  const account = own.find((one) => one.phoneNumberId === id);
  if (account) return phoneNumberObject(account, typeof fields === 'string' ? fields : undefined);
  const sibling = own[0];
  return sibling
    ? { id, name: sibling.verifiedName, timezone_id: '25', message_template_namespace: sibling.wabaId }
    : null;
}
