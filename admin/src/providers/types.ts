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
  /** What must be done before anything else is open. */
  duty: 'change-password' | 'set-up-second-factor' | null;
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
  requestId: string | null;
  seq: number;
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

/** How somebody's second factor stands. */
export interface SecondFactor {
  on: boolean;
  required: boolean;
  recoveryCodesLeft: number;
}

/** A device on which somebody is signed in. */
export interface LiveSession {
  id: string;
  ip: string | null;
  userAgent: string | null;
  secondFactor: 'totp' | 'recovery-code' | 'provider' | null;
  createdAt: string;
  lastUsedAt: string;
  current: boolean;
}

/** How people sign in. */
export interface SignInSettings {
  minLength: number;
  classes: number;
  notAboutOneself: boolean;
  notCommon: boolean;
  localOnlyForRoot: boolean;
  version: number;
}

/** Sender and layout of notification mails; the password is only ever written. */
export interface MailSettings {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  user: string;
  password?: string;
  passwordSet: boolean;
  fromName: string;
  fromAddress: string;
  replyTo: string;
  header: string;
  footer: string;
  version: number;
}

/** What a person asked for by law, and how far it has come. */
export interface PersonalDataRequest {
  id: string;
  kind: 'export' | 'anonymisation';
  state: 'waiting' | 'running' | 'done' | 'failed';
  requestedAt: string;
  counts: { section: string; label: string; count: number }[];
  url: string | null;
}

export interface AnonymisationPreview {
  name: string;
  counts: { section: string; label: string; count: number }[];
  objection: string | null;
  objectionText: string | null;
}

export interface Consent {
  id: string;
  purpose: string;
  textVersion: string;
  channel: string;
  note: string;
  givenAt: string;
  withdrawnAt: string | null;
}

export interface RetentionPolicy {
  id: Identifier;
  label: string;
  help: string;
  days: number | null;
  defaultDays: number | null;
  minDays: number;
  version: number;
}

export interface RetentionRun {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
  requestedBy: string | null;
  progress: { dataClass: string; label: string; count: number; done: boolean }[];
  cancelAsked: boolean;
  error: string | null;
  createdAt: string;
}
