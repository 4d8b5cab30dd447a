import type { Readable } from 'node:stream';
import type { AttachmentKind, Failure, MessageType } from '../messages/message.types.js';

/** A text for people, in the two languages of the product. */
export interface Words {
  readonly ptBR: string;
  readonly en: string;
}

/** One field of the guided form by which an inbox is set up. */
export interface SettingField {
  readonly name: string;
  /** `secret` fields are sealed and never shown again; the others are settings. */
  readonly kind: 'text' | 'number' | 'url' | 'select' | 'secret';
  readonly label: Words;
  readonly help?: Words;
  readonly required: boolean;
  readonly default?: string | number;
  readonly options?: readonly { readonly value: string; readonly label: Words }[];
}

/** What may be attached as one kind of file. */
export interface FileCapability {
  readonly contentTypes: readonly string[];
  readonly maxBytes: number;
  readonly caption: boolean;
}

/** What a channel can do; the rest of the system asks this and never the channel's name (CHN-5). */
export interface ChannelCapabilities {
  readonly messageTypes: readonly MessageType[];
  readonly maxTextLength: number;
  readonly maxCaptionLength: number;
  readonly files: Partial<Record<AttachmentKind, FileCapability>>;
  /** Hours after the customer's last message in which free answers are allowed; null when there is no such window. */
  readonly windowHours: number | null;
  /** The provider tells us our own mark of a message back, so that a send of unknown outcome can be cleared up. */
  readonly echoesSends: boolean;
  readonly replies: boolean;
}

/** What an adapter is given of the inbox it works for. */
export interface AdapterContext<S extends object = Record<string, unknown>> {
  readonly settings: S;
  /** Opened; never logged. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** How one channel knows a person. The first is the strongest. */
export interface SenderIdentity {
  readonly kind: string;
  readonly value: string;
}

/** Who wrote, as the payload says it. */
export interface Sender {
  readonly identities: readonly SenderIdentity[];
  /** Digits in international form, with or without `+`; null when the person hides it. */
  readonly phone: string | null;
  readonly name: string | null;
  /** Where answers go. */
  readonly address: string;
}

/** A file the provider keeps for us. */
export interface InboundMedia {
  readonly kind: AttachmentKind;
  readonly contentType: string | null;
  readonly name: string | null;
  /** The adapter's own note, given back to `fetchMedia`. */
  readonly reference: Record<string, unknown>;
}

export interface InboundMessage {
  readonly externalId: string;
  readonly sentAt: Date;
  readonly sender: Sender;
  readonly type: MessageType;
  readonly text: string | null;
  readonly content: Record<string, unknown> | null;
  readonly media: readonly InboundMedia[];
  readonly replyToExternalId: string | null;
}

/** Whom an item concerns: what concerns one address is understood in the order it came, beside what concerns others. */
interface Concerns {
  /** The person's address; null when the payload does not say it. */
  readonly address: string | null;
}

/** News about a message that is already there: it is changed, not added to. */
export type InboundChange = Concerns & { readonly at: Date } & (
    | { readonly kind: 'reaction'; readonly targetExternalId: string; readonly emoji: string | null }
    | { readonly kind: 'revoked'; readonly targetExternalId: string }
    /** Carries the whole message: when the original never came, this stands for it. */
    | { readonly kind: 'edited'; readonly message: InboundMessage }
  );

/** What became of a message we sent. */
export interface DeliveryState extends Concerns {
  readonly externalId: string;
  readonly state: 'sent' | 'delivered' | 'read' | 'failed';
  readonly at: Date;
  /** Our mark, told back. */
  readonly echo: string | null;
  readonly failure: Failure | null;
}

/** A person goes by another address now. */
export interface IdentityChange extends Concerns {
  readonly from: readonly SenderIdentity[];
  readonly to: Sender;
}

export interface ParsedWebhook {
  readonly messages: readonly InboundMessage[];
  readonly changes: readonly InboundChange[];
  readonly deliveries: readonly DeliveryState[];
  readonly identityChanges: readonly IdentityChange[];
  /** Errors of the account, in the provider's words. */
  readonly accountErrors: readonly Failure[];
  /** Items (or the whole) that could not be understood and have no place in a conversation: why, for the journal. */
  readonly notUnderstood: readonly string[];
}

/** A message to send. */
export interface OutboundMessage {
  readonly address: string;
  readonly type: MessageType;
  readonly text: string | null;
  readonly content: Record<string, unknown> | null;
  readonly media: OutboundMedia | null;
  readonly replyToExternalId: string | null;
  /** Ours; told back by providers that echo. */
  readonly mark: string;
}

export interface OutboundMedia {
  readonly kind: AttachmentKind;
  readonly name: string;
  readonly contentType: string;
  /** What `uploadMedia` answered. */
  readonly reference: Record<string, unknown>;
}

export interface UploadableFile {
  readonly kind: AttachmentKind;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  open(): Promise<Readable>;
}

/**
 * What kind of a failure it is, which decides what happens next:
 * `temporary` and `rate-limited`: again later · `final`: never again by itself · `reconnect`: nothing is sent until the
 * inbox is repaired · `uncertain`: it may have been accepted.
 */
export type FailureKind = 'temporary' | 'rate-limited' | 'final' | 'reconnect' | 'uncertain';

export interface Refusal {
  readonly kind: FailureKind;
  readonly failure: Failure;
  /** Only with `rate-limited` and `temporary`; the pipeline's own back-off when absent. */
  readonly retryAfterMs?: number;
  /** The provider no longer knows the uploaded file: it is uploaded again before the next attempt. */
  readonly mediaIsStale?: boolean;
}

/** The provider's answer to something we asked of it. */
export type ProviderAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export interface FetchedMedia {
  readonly stream: Readable;
  readonly contentType: string | null;
  readonly size: number | null;
  /** Lower-case hex; null when the provider does not say. */
  readonly sha256: string | null;
}

export interface ConnectionReport {
  readonly ok: boolean;
  readonly problems: readonly Words[];
  /** What the provider says of the account: name, number, quality. */
  readonly details: Readonly<Record<string, string>>;
}

export interface WebhookHeaders {
  readonly [name: string]: string | string[] | undefined;
}

/**
 * One kind of channel of one provider (CHN-5): the only code that knows its wire format. Stateless; a member of the
 * family is a folder and one line in `registry.ts`, and the contract suite runs over it.
 */
export interface ChannelAdapter<S extends object = Record<string, unknown>> {
  /** Stored in `inbox.provider`; kebab-case, never changed. */
  readonly provider: string;
  readonly channel: string;
  readonly label: Words;
  /** class-validator class of the settings without the secrets. */
  readonly settingsClass: new () => S;
  readonly fields: readonly SettingField[];
  readonly capabilities: ChannelCapabilities;
  /** Messages a second an inbox may send; the pipeline keeps to it before the provider has to say so. */
  messagesPerSecond(settings: S): number;

  /** The provider's first call: what to answer, or null when it is not for us. */
  answerHandshake(query: Readonly<Record<string, unknown>>, verifyToken: string): string | null;
  /** Over the raw bytes, in constant time. */
  isSignatureRight(rawBody: Buffer, headers: WebhookHeaders, secrets: Readonly<Record<string, string>>): boolean;
  /** Never throws: what it does not understand is in the answer. Times that cannot be are replaced by `receivedAt`. */
  parse(rawBody: Buffer, context: { readonly settings: S; readonly receivedAt: Date }): ParsedWebhook;
  send(message: OutboundMessage, context: AdapterContext<S>): Promise<ProviderAnswer<{ externalId: string }>>;
  uploadMedia(file: UploadableFile, context: AdapterContext<S>): Promise<ProviderAnswer<Record<string, unknown>>>;
  fetchMedia(reference: Record<string, unknown>, context: AdapterContext<S>): Promise<ProviderAnswer<FetchedMedia>>;
  testConnection(context: AdapterContext<S>): Promise<ConnectionReport>;
}
