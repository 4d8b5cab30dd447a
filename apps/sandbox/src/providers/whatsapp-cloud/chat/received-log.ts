import type { Message } from '../../../world/records.js';

/** What a business has sent so far, counted. `repeated` empty = nothing was sent twice. */
export interface ReceivedCounts {
  accepted: number;
  distinct: number;
  withoutCallbackData: number;
  repeated: { callbackData: string; count: number }[];
  refused: Record<string, number>;
}

/**
 * Counts what the provider took from each business: per `biz_opaque_callback_data`, so that a test can prove that each
 * message was sent once, and refusals per code.
 */
export class ReceivedLog {
  private readonly counts = new Map<string, Map<string, number>>();
  private readonly accepted = new Map<string, number>();
  private readonly refusals = new Map<string, Map<string, number>>();

  constructor(earlier: Iterable<Message>) {
    for (const message of earlier) if (message.from === 'business') this.accept(message);
  }

  accept(message: Message): void {
    this.accepted.set(message.accountId, (this.accepted.get(message.accountId) ?? 0) + 1);
    if (message.callbackData !== null) add(this.counts, message.accountId, message.callbackData);
  }

  refuse(accountId: string, code: number | 'outage'): void {
    add(this.refusals, accountId, String(code));
  }

  countOf(accountId: string, callbackData: string): number {
    return this.counts.get(accountId)?.get(callbackData) ?? 0;
  }

  summary(accountId: string): ReceivedCounts {
    const counts = this.counts.get(accountId) ?? new Map<string, number>();
    const accepted = this.accepted.get(accountId) ?? 0;
    let withData = 0;
    for (const count of counts.values()) withData += count;
    return {
      accepted,
      distinct: counts.size,
      withoutCallbackData: accepted - withData,
      repeated: [...counts].filter(([, count]) => count > 1).map(([callbackData, count]) => ({ callbackData, count })),
      refused: Object.fromEntries(this.refusals.get(accountId) ?? []),
    };
  }

  clear(): void {
    for (const part of [this.counts, this.accepted, this.refusals]) part.clear();
  }
}

function add(counts: Map<string, Map<string, number>>, accountId: string, key: string): void {
  const own = counts.get(accountId) ?? new Map<string, number>();
  own.set(key, (own.get(key) ?? 0) + 1);
  counts.set(accountId, own);
}
