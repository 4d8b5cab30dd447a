import { Injectable, Logger } from '@nestjs/common';
import { statement } from './statement.js';
import { UnitOfWork } from './unit-of-work.js';

const notify = statement(
  'platform.announce',
  `SELECT pg_notify(a.channel, a.payload) FROM unnest($1::text[], $2::text[]) AS a(channel, payload)`,
);

/**
 * Tells all processes of something that is committed. Not within the transaction: PostgreSQL lets only one transaction at a
 * time commit that notifies, and it holds the others up for as long as the disk takes. What comes while an announcement is
 * under way goes out with the next one. It may be lost with its process; whoever waits for it also looks by himself.
 */
@Injectable()
export class Announcer {
  private readonly logger = new Logger('Announcer');
  private waiting = new Map<string, readonly [channel: string, payload: string]>();
  private underWay = false;

  constructor(private readonly uow: UnitOfWork) {}

  /** To be called after the commit. Does not wait. */
  announce(channel: string, payload = ''): void {
    this.waiting.set(`${channel} ${payload}`, [channel, payload]);
    if (!this.underWay) void this.send();
  }

  private async send(): Promise<void> {
    this.underWay = true;
    while (this.waiting.size > 0) {
      const told = [...this.waiting.values()];
      this.waiting = new Map();
      try {
        await this.uow.once(notify, [told.map(([channel]) => channel), told.map(([, payload]) => payload)]);
      } catch (error) {
        this.logger.warn(`What was committed could not be announced: ${(error as Error).message}`);
      }
    }
    this.underWay = false;
  }
}
