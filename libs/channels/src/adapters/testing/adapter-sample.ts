import type { DeliveryState } from '../channel-adapter.js';
import type { ProviderReply } from './local-provider.js';

/** What the contract suite needs to know of a member of the family to try it without knowing its wire format. */
export interface AdapterSample {
  readonly provider: string;
  settings(baseUrl: string): Record<string, unknown>;
  readonly secrets: Record<string, string>;
  /** The headers with which the provider would send this body. */
  sign(body: Buffer): Record<string, string>;
  /** A text message of a person, as the provider would report it. */
  textWebhook(message: { id: string; from: string; sentAt: Date; text: string; name?: string }): object;
  deliveryWebhook(state: { id: string; state: DeliveryState['state']; at: Date; mark?: string }): object;
  /** Well-formed, but nothing that is known. */
  readonly unknownWebhook: object;
  /** An address as conversations keep it. */
  readonly address: string;
  /** Answers of the provider's host to a send. */
  readonly replies: {
    accepted(externalId: string): ProviderReply;
    readonly rateLimited: Exclude<ProviderReply, 'hang-up'>;
    readonly outage: ProviderReply;
    readonly final: ProviderReply;
    readonly credentials: ProviderReply;
  };
}
