const text = { type: 'string' } as const;
const nonEmpty = { type: 'string', minLength: 1 } as const;
const flag = { type: 'boolean' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const orNull = <T extends object>(schema: T): { anyOf: [T, { type: 'null' }] } => ({
  anyOf: [schema, { type: 'null' }],
});

const object = (properties: Record<string, object>, required: string[] = []): object => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});

const plannedFailure = object(
  {
    code: { type: 'integer' },
    http: { type: 'integer', minimum: 400, maximum: 599 },
    async: flag,
    on: { enum: ['messages', 'media', 'media-url'] },
    details: text,
  },
  ['code'],
);

/** Members that a PUT of a number's behaviour may change. */
export const behaviourSchema = object({
  latencyMs: count,
  failNext: { type: 'array', items: plannedFailure },
  dropNext: count,
  outage: flag,
  throughputPerSecond: orNull(count),
  pairIntervalMs: count,
  closedWindow: { enum: ['sync', 'async'] },
  unknownRecipients: { enum: ['fail', 'create'] },
  mediaUrlTtlMs: count,
  autoDelivered: flag,
  autoRead: flag,
  muted: flag,
  duplicateWebhooks: count,
  reorderWebhooks: flag,
  delayWebhooksMs: count,
  wrongSignature: flag,
  batch: { type: 'integer', minimum: 1 },
});

/** A business number; what is left out keeps its value, or gets a made-up one when the number is new. */
export const accountSchema = object({
  phoneNumberId: nonEmpty,
  wabaId: nonEmpty,
  appId: nonEmpty,
  displayPhoneNumber: nonEmpty,
  verifiedName: nonEmpty,
  accessToken: nonEmpty,
  appSecret: nonEmpty,
  verifyToken: nonEmpty,
  webhookUrl: orNull({ type: 'string', pattern: '^https?://' }),
  behaviour: behaviourSchema,
});

const person = {
  name: nonEmpty,
  waId: { type: 'string', pattern: '^\\d{8,15}$' },
  username: orNull(nonEmpty),
  hidesPhone: flag,
  online: flag,
};

export const newCustomerSchema = object({ ...person, phone: { type: 'string', pattern: '\\d{4}' } }, ['name', 'phone']);
export const customerSchema = object(person);

/** A customer's message; `file` is for callers without multipart. */
export const customerMessageSchema = object({
  type: nonEmpty,
  text,
  caption: text,
  voice: flag,
  replyTo: nonEmpty,
  content: {},
  at: count,
  file: object({ base64: text, name: nonEmpty, mimeType: nonEmpty }, ['base64', 'name', 'mimeType']),
});

export const rawWebhookSchema = object({ body: {}, signature: nonEmpty }, ['body']);
export const windowSchema = object({ open: flag }, ['open']);
export const resetSchema = object({ accounts: flag, demoPeople: flag });
