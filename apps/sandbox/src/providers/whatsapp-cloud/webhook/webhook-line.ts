import type { Account, WebhookRecord } from '../../../world/records.js';
import { reasonOf } from './handshake.js';
import { Lanes } from './lanes.js';
import type { RetryPlan } from '../../../options.js';
import { signatureOf } from './signature.js';

const atOnce = 32;

/** What the line asks of its owner. */
export interface LineKeeper {
  account(): Account | null;
  verified(account: Account): Promise<{ ok: true } | { ok: false; problem: string }>;
  report(record: WebhookRecord): void;
}

/**
 * The line of POSTs to one business's webhook. Order is kept per lane (one chat). An answer other than 200 is tried
 * again by itself with back-off and holds up nobody, as with Meta; when there is no answer at all, the whole line
 * waits in order, since the next one would fail as well.
 */
export class WebhookLine {
  private readonly lanes = new Lanes<WebhookRecord>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private underWay = 0;
  private holding = false;
  private holds = 0;
  private closed = false;

  constructor(
    private readonly keeper: LineKeeper,
    private readonly retry: RetryPlan,
  ) {}

  push(lane: string, record: WebhookRecord): void {
    this.lanes.push(lane, record);
    this.pump();
  }

  /** Does something later, unless the simulator is closed before. */
  later(ms: number, action: () => void): void {
    if (this.closed) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      action();
    }, ms);
    this.timers.add(timer);
  }

  close(): void {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
  }

  private pump(): void {
    while (!this.holding && !this.closed && this.underWay < atOnce) {
      const next = this.lanes.take();
      if (!next) return;
      this.underWay += 1;
      void this.attempt(next.lane, next.item).finally(() => {
        this.underWay -= 1;
        this.lanes.release(next.lane);
        this.pump();
      });
    }
  }

  private async attempt(lane: string, record: WebhookRecord): Promise<void> {
    const account = this.keeper.account();
    if (!account || account.webhookUrl === null) return this.giveUp(record, 'no webhook address');
    record.attempts += 1;
    const verified = await this.keeper.verified(account);
    if (!verified.ok) return this.hold(lane, record, `webhook not verified: ${verified.problem}`);
    try {
      const status = await post(account, account.webhookUrl, record);
      record.lastStatus = status;
      this.holds = 0;
      if (status === 200) {
        record.state = 'delivered';
        record.lastError = null;
        return this.keeper.report(record);
      }
      record.lastError = `answered ${status}`;
    } catch (error) {
      return this.hold(lane, record, reasonOf(error));
    }
    if (record.attempts >= this.retry.attempts) return this.giveUp(record, record.lastError);
    this.keeper.report(record);
    this.later(this.backOff(record.attempts), () => this.push(`${lane}/again/${record.id}`, record));
  }

  private hold(lane: string, record: WebhookRecord, problem: string): void {
    record.lastError = problem;
    record.lastStatus = null;
    if (this.closed) return;
    if (record.attempts >= this.retry.attempts) this.giveUp(record, problem);
    else {
      this.keeper.report(record);
      this.lanes.putBack(lane, record);
    }
    if (this.holding) return;
    this.holding = true;
    this.holds += 1;
    this.later(this.backOff(this.holds), () => {
      this.holding = false;
      this.pump();
    });
  }

  private giveUp(record: WebhookRecord, problem: string | null): void {
    record.state = 'failed';
    record.lastError = problem;
    this.keeper.report(record);
  }

  private backOff(attempt: number): number {
    return Math.min(this.retry.firstMs * 2 ** (attempt - 1), this.retry.maxMs);
  }
}

async function post(account: Account, url: string, record: WebhookRecord): Promise<number> {
  const bytes = Buffer.from(record.body, 'utf8');
  const secret = account.behaviour.wrongSignature ? `not-${account.appSecret}` : account.appSecret;
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'facebookexternalua',
      'x-hub-signature-256': record.signature ?? signatureOf(bytes, secret),
    },
    body: bytes,
    redirect: 'manual',
    signal: AbortSignal.timeout(20_000),
  });
  await answer.arrayBuffer(); // an unread answer would keep its connection
  return answer.status;
}
