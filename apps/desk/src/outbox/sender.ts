import { ApiProblem, mayPass } from '../api/problem.js';
import { sendMessage } from '../api/tickets.js';
import type { Message, WriteMessage } from '../api/types.js';
import { createStore, type Store } from '../app/store.js';
import * as box from './outbox.js';
import type { NewEntry, Outbox, OutboxEntry } from './outbox.js';

interface SenderOptions {
  userId: string;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  send?: (ticketId: string, message: WriteMessage) => Promise<Message>;
  /** Runs while no other tab of the same user sends; without it two tabs would only rely on the client's key. */
  exclusively?: (work: () => Promise<void>) => Promise<void>;
  onSent: (entry: OutboxEntry, message: Message) => void;
  retryMs?: number;
}

const wire = (entry: OutboxEntry): WriteMessage => ({
  ...(entry.text === '' ? {} : { text: entry.text }),
  ...(entry.files.length === 0 ? {} : { fileIds: entry.files.map((file) => file.id) }),
  ...(entry.replyTo === null ? {} : { replyToId: entry.replyTo.id }),
  ...(entry.note ? { note: true } : {}),
  clientKey: entry.clientKey,
  lastSeenSeq: entry.lastSeenSeq,
});

/** Sends the outbox: in order per ticket, again after a lost connection, and kept in storage over a reload. */
export class OutboxSender {
  readonly store: Store<Outbox>;
  private readonly storageKey: string;
  private readonly send: (ticketId: string, message: WriteMessage) => Promise<Message>;
  private running = false;
  private stopped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: SenderOptions) {
    this.storageKey = `guiche.outbox.${options.userId}`;
    this.send = options.send ?? sendMessage;
    this.store = createStore<Outbox>(box.restored(options.storage.getItem(this.storageKey)));
    this.store.subscribe(() => this.keep());
  }

  add(entry: NewEntry): void {
    this.store.update((all) => box.enqueue(all, entry));
    void this.flush();
  }

  /** Sends a refused or held-back entry again. */
  release(clientKey: string): void {
    this.store.update((all) => box.released(all, clientKey));
    void this.flush();
  }

  /** The agent was shown what the customer wrote meanwhile; everything queued for the ticket knows of it. */
  seen(ticketId: string, seq: number): void {
    this.store.update((all) => box.seenUpTo(all, ticketId, seq));
  }

  discard(clientKey: string): void {
    this.store.update((all) => box.confirmed(all, clientKey));
    void this.flush();
  }

  /** Sends what may go; called after adding and whenever the connection is back. */
  async flush(): Promise<void> {
    if (this.running || this.stopped) return;
    this.running = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    try {
      const work = async (): Promise<void> => {
        let pending = box.sendable(this.store.get());
        while (pending.length > 0 && !this.stopped) {
          const goOn = await Promise.all(pending.map((entry) => this.sendOne(entry)));
          if (goOn.includes(false)) return this.later();
          pending = box.sendable(this.store.get());
        }
      };
      await (this.options.exclusively ?? ((run) => run()))(work);
    } finally {
      this.running = false;
    }
    if (!this.stopped && this.timer === undefined && box.sendable(this.store.get()).length > 0) void this.flush();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.flush();
    }, this.options.retryMs ?? 4000);
  }

  /** False when the server could not be reached: the rest waits too. */
  private async sendOne(entry: OutboxEntry): Promise<boolean> {
    const { clientKey } = entry;
    this.store.update((all) => box.started(all, clientKey));
    try {
      const message = await this.send(entry.ticketId, wire(entry));
      this.options.onSent(entry, message);
      this.store.update((all) => box.confirmed(all, clientKey));
      return true;
    } catch (error) {
      if (mayPass(error) || !(error instanceof ApiProblem) || error.status === 401) {
        this.store.update((all) => box.interrupted(all, clientKey));
        return false;
      }
      const unseen =
        error.code === 'ticket.unseen-messages' && Array.isArray(error.body.unseen) ? error.body.unseen : null;
      this.store.update((all) =>
        unseen === null
          ? box.refused(all, clientKey, error.detail)
          : box.heldBack(all, clientKey, error.detail, unseen as Message[]),
      );
      return true;
    }
  }

  private keep(): void {
    const { storage } = this.options;
    const all = this.store.get();
    if (all.length === 0) storage.removeItem(this.storageKey);
    else storage.setItem(this.storageKey, JSON.stringify(all));
  }
}
