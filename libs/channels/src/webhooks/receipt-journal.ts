import { Injectable } from '@nestjs/common';
import { WebhookReceiptRepository, type NewReceipt } from './webhook-receipt.repository.js';

/** How many statements write at the same time; what comes meanwhile is written together by the next. */
const writers = 2;
const mostAtOnce = 100;
const mostBytesAtOnce = 4 * 1024 * 1024;

interface Waiting {
  readonly receipt: NewReceipt;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes what providers send, many calls by one statement when many come at once: a commit costs the same for one and for
 * a hundred. A call that comes alone is written at once.
 */
@Injectable()
export class ReceiptJournal {
  private waiting: Waiting[] = [];
  private writing = 0;

  constructor(private readonly receipts: WebhookReceiptRepository) {}

  /** Durable when it returns. */
  write(receipt: NewReceipt): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ receipt, resolve, reject });
      if (this.writing < writers) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.writing++;
    while (this.waiting.length > 0) await this.writeSome(this.takeSome());
    this.writing--;
  }

  /** One that cannot be written must not take the others with it. */
  private async writeSome(some: readonly Waiting[]): Promise<void> {
    try {
      await this.receipts.receive(some.map(({ receipt }) => receipt));
      some.forEach(({ resolve }) => resolve());
    } catch (error) {
      if (some.length === 1) some[0]?.reject(error);
      else for (const one of some) await this.writeSome([one]);
    }
  }

  private takeSome(): Waiting[] {
    let bytes = 0;
    const end = this.waiting.findIndex(({ receipt }, index) => {
      bytes += receipt.body.length;
      return index > 0 && (index >= mostAtOnce || bytes > mostBytesAtOnce);
    });
    return this.waiting.splice(0, end === -1 ? this.waiting.length : end);
  }
}
