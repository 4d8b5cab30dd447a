import { Injectable } from '@nestjs/common';
import type { ReadTx } from '@guiche/platform/database';

/** What a user may be tied to: what somebody should know of before he deactivates him. In the order in which it is shown. */
export const userTieNames = [
  'open-tickets',
  'queues',
  'subordinates',
  'sectors',
  'teams',
  'approvals',
  'api-tokens',
] as const;
export type UserTieName = (typeof userTieNames)[number];

/** One of the things he is tied to. */
export interface UserTieItem {
  readonly id: string;
  readonly name: string;
  /** How many, where the item stands for several: the open tickets of one inbox. */
  readonly count?: number;
  /** Whether nobody is left there without him. */
  readonly isLast?: boolean;
}

/** All of one kind: how many, and the first of them. */
export interface UserTieReport {
  readonly count: number;
  readonly items: readonly UserTieItem[];
}

/** What is asked for when somebody is deactivated. */
export interface Handover {
  readonly userId: string;
  /** Who gets his open tickets; null for their queues. */
  readonly ticketsTo: string | null;
}

/** One kind of tie, told by the lib that knows it. */
export interface UserTie {
  report(tx: ReadTx, userId: string): Promise<UserTieReport>;
  /** Throws when it cannot be handed over as asked; what then happens follows from the event `identity.user-deactivated`. */
  requireMayHandOver?(tx: ReadTx, handover: Handover): Promise<void>;
}

/** The plug through which libs tell what a user is tied to (IAM-14). */
@Injectable()
export class UserTies {
  private readonly ties = new Map<UserTieName, UserTie>();

  /** Registers the one that knows a kind of tie; called when its module starts. */
  register(name: UserTieName, tie: UserTie): void {
    if (this.ties.has(name)) throw new Error(`The user tie ${name} is registered twice`);
    this.ties.set(name, tie);
  }

  /** Everything he is tied to; kinds of which there is nothing are left out. */
  async reports(tx: ReadTx, userId: string): Promise<{ kind: UserTieName; report: UserTieReport }[]> {
    const found: { kind: UserTieName; report: UserTieReport }[] = [];
    for (const kind of userTieNames) {
      const report = await this.ties.get(kind)?.report(tx, userId);
      if (report && report.count > 0) found.push({ kind, report });
    }
    return found;
  }

  /** Throws when one of those who know refuses. */
  async requireMayHandOver(tx: ReadTx, handover: Handover): Promise<void> {
    for (const kind of userTieNames) await this.ties.get(kind)?.requireMayHandOver?.(tx, handover);
  }
}
