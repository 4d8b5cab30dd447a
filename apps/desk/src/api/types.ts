/** The shapes the desk reads from the api, member for member as the routes answer them. */
export type TicketStatus = 'open' | 'inProgress' | 'waiting' | 'finished' | 'cancelled' | 'unfounded';
export type Priority = 1 | 2 | 3 | 4;
export type Presence = 'online' | 'busy' | 'paused' | 'offline';
export type Delivery = 'queued' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed';
export type TicketView = 'mine' | 'unassigned' | 'all';

export interface Named {
  id: string;
  name: string;
}

export interface Me {
  id: string;
  name: string;
  displayName: string | null;
  login: string;
  email: string | null;
  language: string | null;
  isRoot: boolean;
  profile: Named | null;
  permissions: string[];
  scope: { unassigned: boolean; others: boolean; inboxIds: 'all' | string[] };
}

export interface SignedIn {
  accessToken: string;
  expiresInSeconds: number;
  me: Me;
}

export interface ContactRef extends Named {
  phone: string | null;
  customerId: string | null;
}

export interface Ticket {
  id: string;
  protocol: string;
  status: TicketStatus;
  version: number;
  channel: string;
  inbox: Named;
  queue: Named | null;
  contact: ContactRef;
  assignee: Named | null;
  sector: Named | null;
  occurrenceType: Named | null;
  occurrence: Named | null;
  solution: Named | null;
  priority: Priority;
  unread: number;
  lastMessagePreview: string | null;
  lastMessageDirection: 'in' | 'out' | 'note' | null;
  lastActivityAt: string;
  queuedAt: string | null;
  assignedAt: string | null;
  createdAt: string;
  updatedAt: string;
  finishedAt: string | null;
  openedVia: string;
}

export interface TicketDetail extends Ticket {
  firstSeq: number;
  lastSeq: number | null;
  readSeq: number;
  conversationLastSeq: number;
  replyWindowEndsAt: string | null;
  mayChangeTo: TicketStatus[];
  customer: { id: string; name: string; taxId: string | null } | null;
}

export interface Attachment {
  id: string;
  kind: 'image' | 'audio' | 'video' | 'document' | 'sticker';
  name: string | null;
  contentType: string | null;
  size: number | null;
  state: 'fetching' | 'ready' | 'failed';
  url: string | null;
}

export interface Failure {
  code: string | number;
  title?: string | null;
  detail?: string | null;
}

export interface Message {
  id: string;
  conversationId: string;
  seq: number;
  direction: 'in' | 'out' | 'note';
  author: { kind: 'customer' | 'agent' | 'bot' | 'system'; id: string | null; name: string | null };
  type: string;
  text: string | null;
  content: unknown;
  replyTo: { id: string; seq: number; preview: string | null } | null;
  reactions: { emoji: string; byCustomer: boolean }[];
  attachments: Attachment[];
  delivery: Delivery | null;
  deliveryAt: string | null;
  failure: Failure | null;
  clientKey: string | null;
  providerAt: string | null;
  createdAt: string;
  editedAt: string | null;
  revokedAt: string | null;
}

export interface TimelineEntry {
  seq: number;
  type: string;
  at: string;
  actor: { kind: string; id: string | null; name: string | null };
  data: Record<string, unknown>;
}

export interface Counts {
  count: number;
  unread: number;
  capped: boolean;
}

export interface TicketCounts {
  mine?: Counts;
  unassigned?: Counts;
  all?: Counts;
}

export interface Intake {
  id: string;
  inbox: Named;
  contact: Named & { phone: string | null };
  state: 'pending' | 'converted' | 'discarded';
  createdAt: string;
  lastMessagePreview?: string | null;
  ticketId?: string | null;
}

export interface AgentRow {
  userId: string;
  name: string;
  presence: Presence;
  presenceSince: string | null;
  load: number;
  capacity: number | null;
}

export interface OwnPresence {
  presence: Presence;
  presenceSince: string | null;
  pauseReasonId?: string | null;
  load?: number | null;
  capacity?: number | null;
}

export interface UploadedFile {
  id: string;
  name: string;
  contentType: string;
  size: number;
}

export interface CannedAnswer {
  id: string;
  shortcut: string;
  title: string;
  body: string;
}

export interface Occurrence extends Named {
  occurrenceTypeId: string;
  solutionIds: string[];
  defaultPriority: Priority | null;
  defaultSolutionId: string | null;
}

export interface Contact extends Named {
  phone: string | null;
  email: string | null;
  customerId: string | null;
  version: number;
}

export interface Customer extends Named {
  taxId: string | null;
  notes: string;
  version: number;
}
