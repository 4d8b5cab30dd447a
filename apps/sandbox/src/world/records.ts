/** A JSON object whose members nobody has checked yet. */
export type Json = Record<string, unknown>;

/** A failure told in advance: the next call of that kind fails so. */
export interface PlannedFailure {
  code: number;
  /** Replaces the status that belongs to the code. */
  http?: number;
  /** Accepted with 200 first, then reported by a `failed` status. */
  async?: boolean;
  on?: 'messages' | 'media' | 'media-url';
  details?: string;
}

/** How one business number misbehaves. All members are changed through the control API. */
export interface Behaviour {
  latencyMs: number;
  failNext: PlannedFailure[];
  /** So many sends are accepted and then left without an answer, as when a connection breaks. */
  dropNext: number;
  outage: boolean;
  throughputPerSecond: number | null;
  pairIntervalMs: number;
  closedWindow: 'sync' | 'async';
  /** Numbers nobody here has: fail as "not on WhatsApp", or become a person at once (load tests). */
  unknownRecipients: 'fail' | 'create';
  mediaUrlTtlMs: number;
  autoDelivered: boolean;
  autoRead: boolean;
  muted: boolean;
  duplicateWebhooks: number;
  reorderWebhooks: boolean;
  delayWebhooksMs: number;
  wrongSignature: boolean;
  batch: number;
}

/** A number that behaves as the real one does on a good day. */
export const goodBehaviour: Behaviour = {
  latencyMs: 0,
  failNext: [],
  dropNext: 0,
  outage: false,
  throughputPerSecond: null,
  pairIntervalMs: 0,
  closedWindow: 'async',
  unknownRecipients: 'fail',
  mediaUrlTtlMs: 300_000,
  autoDelivered: true,
  autoRead: false,
  muted: false,
  duplicateWebhooks: 0,
  reorderWebhooks: false,
  delayWebhooksMs: 0,
  wrongSignature: false,
  batch: 1,
};

/** One business number with the credentials its owner was given. */
export interface Account {
  phoneNumberId: string;
  wabaId: string;
  appId: string;
  displayPhoneNumber: string;
  verifiedName: string;
  accessToken: string;
  appSecret: string;
  verifyToken: string;
  webhookUrl: string | null;
  webhookState: 'unset' | 'unverified' | 'verified';
  webhookProblem: string | null;
  behaviour: Behaviour;
  registeredAt: number;
}

/** One person with a phone. */
export interface Customer {
  id: string;
  name: string;
  /** What people dial, digits only, with the ninth digit. */
  phone: string;
  /** What the provider calls the phone: 12 or 13 digits in Brazil. */
  waId: string;
  /** Business-scoped user id. */
  userId: string;
  username: string | null;
  /** Has a user name and hides the number: `from` and `wa_id` are left out. */
  hidesPhone: boolean;
  /** Off: nothing is delivered until it is on again. */
  online: boolean;
  createdAt: number;
}

/** Pending = not yet handed over: accepted from a business, or on its way to the business's webhook. */
export type MessageState = 'pending' | 'sent' | 'delivered' | 'read' | 'failed';

/** An error as Meta reports it in a status. */
export interface MessageError {
  code: number;
  title: string;
  details: string;
}

/** One message of one chat, in the provider's own shape (`content` is the member named by `type`). */
export interface Message {
  id: string;
  accountId: string;
  /** Null: accepted for a number that nobody here has. */
  customerId: string | null;
  order: number;
  from: 'customer' | 'business';
  type: string;
  content: unknown;
  contextId: string | null;
  callbackData: string | null;
  /** `to` or `recipient` as the business wrote it. */
  input: string | null;
  at: number;
  state: MessageState;
  stateAt: number;
  error: MessageError | null;
  /** A failure that was planned for after the acceptance. */
  willFail: MessageError | null;
  reactions: { customer?: string; business?: string };
}

/** What is true of one person's talk with one business. */
export interface Chat {
  accountId: string;
  customerId: string;
  lastCustomerAt: number | null;
  /** Set by a tester: says closed or open whatever the clock says, until the customer writes again. */
  windowOpen: boolean | null;
}

/** A file that passed through the provider; its bytes are kept beside. */
export interface Media {
  id: string;
  accountId: string;
  from: 'customer' | 'business';
  mimeType: string;
  fileName: string | null;
  sha256Hex: string;
  size: number;
  createdAt: number;
}

/** One POST to a business's webhook. */
export interface WebhookRecord {
  id: string;
  accountId: string;
  body: string;
  signature: string | null;
  state: 'pending' | 'delivered' | 'failed' | 'muted';
  attempts: number;
  lastStatus: number | null;
  lastError: string | null;
  createdAt: number;
  /** Customers' messages that this delivery carries; they get their ticks from it. */
  messageIds: string[];
}
