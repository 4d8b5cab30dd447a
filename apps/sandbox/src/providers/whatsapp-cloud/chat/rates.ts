import type { Account } from '../../../world/records.js';

/** Counts sends per number and per pair, to refuse what is over the number's limits. */
export class Rates {
  private readonly perSecond = new Map<string, { second: number; count: number }>();
  private readonly lastToPair = new Map<string, number>();

  /** The code that refuses this send now, or null; an allowed one is counted. */
  refusal(account: Account, recipientKey: string, now: number): 130429 | 131056 | null {
    const { throughputPerSecond, pairIntervalMs } = account.behaviour;
    const second = Math.floor(now / 1000);
    const known = this.perSecond.get(account.phoneNumberId);
    const count = known?.second === second ? known.count : 0;
    if (throughputPerSecond !== null && count >= throughputPerSecond) return 130429;
    const pair = `${account.phoneNumberId}:${recipientKey}`;
    if (pairIntervalMs > 0 && now - (this.lastToPair.get(pair) ?? -Infinity) < pairIntervalMs) return 131056;
    this.perSecond.set(account.phoneNumberId, { second, count: count + 1 });
    if (pairIntervalMs > 0) this.lastToPair.set(pair, now);
    return null;
  }
}
