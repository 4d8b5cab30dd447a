/** What a path is tried with: a ticket, made for this one try, and what hangs on it. */
export interface Target {
  readonly ticketId: string;
  readonly protocol: string;
  readonly messageId: string;
  readonly attachmentUrl: string;
  /** A pending intake of the same inbox; it is nobody's, so only the inbox decides. */
  readonly intakeId: string;
  readonly reasonId: string;
  readonly colleagueId: string;
}

interface Try {
  readonly path: string;
  readonly body?: object;
}

/**
 * How a path that reads or changes scoped records is tried. `found` paths answer 404 for what is out of reach; `listed`
 * ones answer a list or figures, in which what is out of reach does not show.
 */
export type ScopedPath =
  | { readonly kind: 'found'; readonly of: 'ticket' | 'intake'; readonly try: (target: Target) => Try }
  | {
      readonly kind: 'listed';
      readonly of: 'ticket' | 'intake';
      readonly try: (target: Target) => Try;
      readonly shows: (body: unknown, target: Target) => boolean;
    };

const ids = (body: unknown): string[] => (body as { id: string }[]).map(({ id }) => id);
const filtered = (resource: string, filter: object): Try => ({
  path: `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}&limit=100`,
});
const on = (verb: string, body?: (target: Target) => object): ScopedPath => ({
  kind: 'found',
  of: 'ticket',
  try: (target) => ({ path: `/tickets/${target.ticketId}${verb}`, ...(body && { body: body(target) }) }),
});
const listing = (filter: (target: Target) => object): ScopedPath => ({
  kind: 'listed',
  of: 'ticket',
  try: (target) => filtered('tickets', filter(target)),
  shows: (body, { ticketId }) => ids(body).includes(ticketId),
});

/**
 * Every path over records that have a scope, by its route in the access map; several ways into one route have a mark after
 * it. The matrix tries each of them with every reach, inside and outside.
 */
export const scopedPaths: Readonly<Record<string, ScopedPath>> = {
  'GET /api/v1/tickets': listing(() => ({ view: 'all' })),
  'GET /api/v1/tickets · by id': listing(({ ticketId }) => ({ id: ticketId })),
  'GET /api/v1/tickets · by protocol': listing(({ protocol }) => ({ protocol })),
  'GET /api/v1/tickets · search': listing(({ protocol }) => ({ q: protocol })),
  'GET /api/v1/tickets · live': listing(() => ({ view: 'all', live: true })),
  'GET /api/v1/tickets/counts': {
    kind: 'listed',
    of: 'ticket',
    try: () => ({ path: '/tickets/counts' }),
    shows: (body) => (body as { all: { count: number } }).all.count > 0,
  },
  'GET /api/v1/tickets/:id': on(''),
  'PUT /api/v1/tickets/:id': on('', () => ({ priority: 3, version: 1 })),
  'GET /api/v1/tickets/:id/access': on('/access?userId=00000000-0000-7000-8000-000000000000'),
  'GET /api/v1/tickets/:id/events': on('/events'),
  'GET /api/v1/tickets/:id/messages': on('/messages'),
  'POST /api/v1/tickets/:id/messages': on('/messages', ({ messageId }) => ({
    text: 'Bom dia',
    clientKey: messageId,
    lastSeenSeq: 100,
  })),
  'POST /api/v1/tickets/:id/messages/:messageId/retry': {
    kind: 'found',
    of: 'ticket',
    try: ({ ticketId, messageId }) => ({ path: `/tickets/${ticketId}/messages/${messageId}/retry`, body: {} }),
  },
  'POST /api/v1/tickets/:id/take': on('/take', () => ({})),
  'POST /api/v1/tickets/:id/assign': on('/assign', ({ colleagueId }) => ({ agentId: colleagueId })),
  'POST /api/v1/tickets/:id/transfer': on('/transfer', ({ colleagueId, reasonId }) => ({
    toAgentId: colleagueId,
    reasonId,
  })),
  'POST /api/v1/tickets/:id/change-status': on('/change-status', ({ reasonId }) => ({ status: 'cancelled', reasonId })),
  'POST /api/v1/tickets/:id/read': on('/read', () => ({ seq: 1 })),
  'PUT /api/v1/tickets/:id/followers/me': on('/followers/me', () => ({})),
  'DELETE /api/v1/tickets/:id/followers/me': on('/followers/me'),
  'GET /api/v1/files/:token': {
    kind: 'found',
    of: 'ticket',
    try: ({ attachmentUrl }) => ({ path: attachmentUrl }),
  },
  'GET /api/v1/intakes': {
    kind: 'listed',
    of: 'intake',
    try: ({ intakeId }) => filtered('intakes', { id: intakeId }),
    shows: (body, { intakeId }) => ids(body).includes(intakeId),
  },
  'POST /api/v1/intakes/:id/convert': {
    kind: 'found',
    of: 'intake',
    try: ({ intakeId }) => ({ path: `/intakes/${intakeId}/convert`, body: {} }),
  },
  'POST /api/v1/intakes/:id/discard': {
    kind: 'found',
    of: 'intake',
    try: ({ intakeId, reasonId }) => ({ path: `/intakes/${intakeId}/discard`, body: { reasonId } }),
  },
};

/** Routes below a scoped resource that answer no record, with the reason. */
export const withoutRecords: Readonly<Record<string, string>> = {
  'GET /api/v1/tickets/transitions': 'the life cycle, the same for everybody',
  'POST /api/v1/files': 'an upload of one’s own',
};

/** Resources whose records have no scope: their permission alone decides. A resource that stands nowhere fails the spec. */
export const unscopedResources: Readonly<Record<string, string>> = {
  'activity-types': 'configuration',
  agents: 'who works here, and how much; no tickets',
  'api-tokens': 'one’s own, or all with a permission of its own',
  'audit-entries': 'the whole trail, with a permission of its own',
  auth: 'sign-in',
  branding: 'configuration',
  'canned-answers': 'configuration',
  'channel-providers': 'configuration',
  'configuration-document': 'the configuration as a document, bounded by the permissions of whoever applies it',
  consents: 'of customers, like these',
  contacts: 'customers belong to nobody; masked fields are tried below',
  customers: 'customers belong to nobody; masked fields are tried below',
  documents: 'configuration',
  'hierarchy-levels': 'configuration',
  'identity-providers': 'configuration',
  inboxes: 'configuration',
  jobs: 'the system at work',
  'mail-settings': 'configuration',
  me: 'oneself',
  notices: 'addressed by audience, acknowledged by oneself',
  'occurrence-types': 'configuration',
  occurrences: 'configuration',
  'organisation-chart': 'who is below whom; no tickets',
  'parked-events': 'the system at work',
  permissions: 'what exists',
  'personal-data-exports': 'an export of one customer, behind a link for one person',
  profiles: 'configuration',
  queues: 'configuration',
  reasons: 'configuration',
  regions: 'configuration',
  'retention-policies': 'configuration',
  'retention-runs': 'what retention did; figures only',
  sectors: 'configuration',
  sessions: 'one’s own, or another’s with a permission of its own',
  settings: 'configuration',
  'sign-in-settings': 'configuration',
  solutions: 'configuration',
  teams: 'configuration',
  users: 'people, not their tickets',
};
