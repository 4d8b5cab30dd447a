import type { Identifier, RaRecord } from 'react-admin';

/** What the admin reads of the API by name. Records of plain resources stay react-admin records: their forms are their shape. */

export type Language = 'pt-BR' | 'en';

export interface Me {
  id: string;
  name: string;
  displayName: string;
  login: string;
  email: string;
  language: Language;
  isRoot: boolean;
  mustChangePassword?: boolean;
  profile: { id: string; name: string };
  permissions: string[];
}

export interface SignedIn {
  accessToken: string;
  expiresInSeconds: number;
  me: Me;
}

export interface Permission {
  code: string;
  group: string;
  groupLabel: string;
  label: string;
  help: string;
  rootOnly: boolean;
  released: boolean;
  grantable: boolean;
}

/** What a user is tied to, before he is deactivated. */
export interface UserTie {
  kind: string;
  count: number;
  items: { id: string; name: string; count?: number; isLast?: boolean }[];
}

export interface DeactivationPreview {
  userId: string;
  name: string;
  active: boolean;
  version: number;
  superiorId: string | null;
  ties: UserTie[];
}

/** Somebody in the organisation chart. */
export interface ChartPerson extends RaRecord<string> {
  name: string;
  levelId: string | null;
  superiorId: string | null;
  photoFileId: string | null;
  active: boolean;
  version: number;
}

export interface ProviderField {
  name: string;
  kind: 'text' | 'number' | 'url' | 'select' | 'secret';
  label: string;
  help: string | null;
  required: boolean;
  default: string | number | null;
  options: { value: string; label: string }[];
}

export interface ChannelProvider {
  provider: string;
  channel: string;
  label: string;
  fields: ProviderField[];
}

export interface ConnectionTest {
  ok: boolean;
  problems: string[];
  details: Record<string, string>;
}

export interface AuditEntry {
  id: Identifier;
  at: string;
  actor: { kind: string; id: string | null; name: string | null };
  ip: string | null;
  action: string;
  subject: { type: string; id: string | null; name: string | null };
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface Message {
  id: string;
  seq: number;
  direction: 'in' | 'out' | 'note';
  author: { kind: string; id: string | null; name: string | null };
  type: string;
  text: string | null;
  attachments: { id: string; kind: string; name: string | null; state: string; url: string | null }[];
  delivery: string | null;
  failure: { title?: string; detail?: string } | null;
  createdAt: string;
}

export interface TimelineEvent {
  seq: number;
  type: string;
  at: string;
  actor: { kind: string; id: string | null; name: string | null };
  data: Record<string, unknown>;
}

/** Whether the installation can serve, and what is missing when it cannot. */
export interface Health {
  ready: boolean;
  missing: string[];
}

export interface FailedJob {
  id: string;
  kind: string;
  attempts: number;
  lastError: string | null;
  createdAt: string;
  finishedAt: string | null;
}

export interface ParkedEvent {
  subscriber: string;
  xid: string;
  id: string;
  type: string;
  key: string;
  attempts: number;
  nextAttemptAt: string | null;
  lastError: string | null;
  parkedAt: string;
}

/** What somebody may do and reach, and why. */
export interface UserAccess {
  user: { id: string; name: string; active: boolean; isRoot: boolean };
  profile: { id: string; name: string; builtIn: string | null };
  permissions: {
    code: string;
    group: string;
    groupLabel: string;
    label: string;
    held: boolean;
    why: string;
    text: string;
  }[];
  reach: { name: string; held: boolean; text: string; memberOf: string[] }[];
  maskedFields: string[];
}

/** Whether somebody sees a ticket, and why. */
export interface TicketAccess {
  reached: boolean;
  readsMessages: boolean;
  text: string;
  reasons: { kind: string; permission: string | null; held: boolean; matched: boolean; text: string }[];
}
