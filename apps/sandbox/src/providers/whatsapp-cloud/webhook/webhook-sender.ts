import type { RetryPlan } from '../../../options.js';
import type { Journal } from '../../../journal/journal.js';
import { newKey } from '../../../world/identifiers.js';
import type { Account, Json, WebhookRecord } from '../../../world/records.js';
import type { World } from '../../../world/world.js';
import { shakeHands } from './handshake.js';
import { envelope } from './payloads.js';
import { toMetaJson } from './signature.js';
import { WebhookLine } from './webhook-line.js';

/** One thing to tell a business. `lane` keeps what belongs together in order; `messageIds` get their ticks from it. */
export interface Notice {
  lane: string;
  value: Json;
  messageIds: string[];
}

const collectingMs = 60;
const reorderingMs = 400;
const kept = 2_000;

/**
 * Tells businesses what happened, well or badly as each number's behaviour says, and remembers what it told: what is
 * not yet delivered survives a restart, the newest others can be replayed.
 */
export class WebhookSender {
  private readonly lines = new Map<string, WebhookLine>();
  private readonly collecting = new Map<string, Notice[]>();
  private readonly recent = new Map<string, WebhookRecord>();
  private readonly verifying = new Map<string, Promise<{ ok: true } | { ok: false; problem: string }>>();
  private reported: (record: WebhookRecord) => void = () => undefined;

  constructor(
    private readonly world: World,
    private readonly journal: Journal,
    private readonly retry: RetryPlan,
  ) {}

  /** Takes up what an earlier process left undelivered. */
  start(onReport: (record: WebhookRecord) => void): void {
    this.reported = onReport;
    for (const record of [...this.journal.all<WebhookRecord>('webhook').values()]) {
      if (this.world.account(record.accountId)) this.enqueue(`resumed/${record.accountId}`, record);
      else this.journal.remove('webhook', record.id);
    }
  }

  tell(account: Account, notice: Notice): void {
    const { behaviour } = account;
    const shaped = behaviour.batch > 1 || behaviour.reorderWebhooks;
    if (!shaped) return this.dispatch(account, [notice]);
    const waiting = this.collecting.get(account.phoneNumberId);
    if (waiting) {
      waiting.push(notice);
      if (!behaviour.reorderWebhooks && waiting.length >= behaviour.batch) this.flush(account.phoneNumberId);
      return;
    }
    this.collecting.set(account.phoneNumberId, [notice]);
    const wait = behaviour.reorderWebhooks ? reorderingMs : collectingMs;
    this.line(account.phoneNumberId).later(wait, () => this.flush(account.phoneNumberId));
  }

  /** Posts a body as it is, signed with the number's secret or with the signature given. */
  sendRaw(account: Account, body: string, signature: string | null): WebhookRecord {
    const record = this.record(account, body, []);
    record.signature = signature;
    this.enqueue(`raw/${record.id}`, record);
    return record;
  }

  /** The very same bytes once more, as a new delivery. */
  replay(earlier: WebhookRecord): WebhookRecord | null {
    const account = this.world.account(earlier.accountId);
    if (!account) return null;
    const record = this.record(account, earlier.body, earlier.messageIds);
    record.signature = earlier.signature;
    this.enqueue(`replay/${record.id}`, record);
    return record;
  }

  find(id: string): WebhookRecord | null {
    return this.recent.get(id) ?? null;
  }

  list(accountId: string): WebhookRecord[] {
    return [...this.recent.values()].filter((record) => record.accountId === accountId);
  }

  /** The handshake of a number whose address has not answered it yet; one at a time. */
  verify(account: Account): Promise<{ ok: true } | { ok: false; problem: string }> {
    if (account.webhookState === 'verified') return Promise.resolve({ ok: true });
    const running = this.verifying.get(account.phoneNumberId);
    if (running) return running;
    const asked = this.shake(account).finally(() => this.verifying.delete(account.phoneNumberId));
    this.verifying.set(account.phoneNumberId, asked);
    return asked;
  }

  close(): void {
    for (const line of this.lines.values()) line.close();
  }

  private async shake(account: Account): Promise<{ ok: true } | { ok: false; problem: string }> {
    const asked = { url: account.webhookUrl, token: account.verifyToken };
    const result = await shakeHands(account);
    const stillAsked = account.webhookUrl === asked.url && account.verifyToken === asked.token;
    if (stillAsked && this.world.account(account.phoneNumberId) === account) {
      account.webhookState = result.ok ? 'verified' : account.webhookUrl === null ? 'unset' : 'unverified';
      account.webhookProblem = result.ok ? null : result.problem;
      this.world.saveAccount(account);
    }
    return result;
  }

  private flush(accountId: string): void {
    const notices = this.collecting.get(accountId);
    const account = this.world.account(accountId);
    this.collecting.delete(accountId);
    if (!notices || !account) return;
    const ordered = account.behaviour.reorderWebhooks ? notices.toReversed() : notices;
    const size = Math.max(1, account.behaviour.batch);
    for (let at = 0; at < ordered.length; at += size) this.dispatch(account, ordered.slice(at, at + size));
  }

  private dispatch(account: Account, notices: Notice[]): void {
    const { behaviour } = account;
    const body = toMetaJson(
      envelope(
        account.wabaId,
        notices.map((notice) => notice.value),
      ),
    );
    const ids = notices.flatMap((notice) => notice.messageIds);
    const lane = notices.length === 1 && !behaviour.reorderWebhooks ? (notices[0]?.lane ?? '') : `batch/${newKey()}`;
    for (let copy = 0; copy <= behaviour.duplicateWebhooks; copy += 1) {
      const record = this.record(account, body, copy === 0 ? ids : []);
      if (behaviour.muted) this.mute(record);
      else {
        const send = (): void => this.enqueue(copy === 0 ? lane : `copy/${record.id}`, record);
        if (behaviour.delayWebhooksMs > 0) this.line(account.phoneNumberId).later(behaviour.delayWebhooksMs, send);
        else send();
      }
    }
  }

  private record(account: Account, body: string, messageIds: string[]): WebhookRecord {
    const record: WebhookRecord = {
      id: newKey(),
      accountId: account.phoneNumberId,
      body,
      signature: null,
      state: 'pending',
      attempts: 0,
      lastStatus: null,
      lastError: null,
      createdAt: this.world.now(),
      messageIds,
    };
    this.journal.put('webhook', record.id, record);
    return record;
  }

  private mute(record: WebhookRecord): void {
    record.state = 'muted';
    this.remember(record);
    this.journal.remove('webhook', record.id);
  }

  private enqueue(lane: string, record: WebhookRecord): void {
    this.remember(record);
    this.line(record.accountId).push(lane, record);
  }

  private remember(record: WebhookRecord): void {
    this.recent.set(record.id, record);
    for (const id of this.recent.keys()) {
      if (this.recent.size <= kept) break;
      this.recent.delete(id);
    }
  }

  private line(accountId: string): WebhookLine {
    const known = this.lines.get(accountId);
    if (known) return known;
    const made = new WebhookLine(
      {
        account: () => this.world.account(accountId),
        verified: (account) => this.verify(account),
        report: (record) => {
          if (record.state !== 'pending') this.journal.remove('webhook', record.id);
          this.reported(record);
        },
      },
      this.retry,
    );
    this.lines.set(accountId, made);
    return made;
  }
}
