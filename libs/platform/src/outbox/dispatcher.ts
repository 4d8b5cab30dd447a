import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { asSystem } from '../context/index.js';
import { mayBeRetried, statement, UnitOfWork, type Tx } from '../database/index.js';
import { outboxConfig } from './outbox.config.js';
import { claimOutbox, laneOf, type ClaimedPage, type LoggedEvent } from './outbox-log.js';
import { OutboxTail } from './outbox-tail.js';
import { ParkedEvents } from './parked-events.js';
import { SubscriberRegistry, type BoundReaction } from './subscriber-registry.js';

const ensureCursor = statement(
  'platform.cursor-ensure',
  `INSERT INTO outbox_cursor (subscriber, lane, after_xid, after_id) VALUES ($1, $2, '0', 0) ON CONFLICT DO NOTHING`,
);
const moveCursor = statement(
  'platform.cursor-move',
  `UPDATE outbox_cursor SET after_xid = $3::xid8, after_id = $4::bigint, updated_at = now() WHERE subscriber = $1 AND lane = $2`,
);

interface Lane {
  readonly reaction: BoundReaction;
  readonly lane: number;
  busy: boolean;
  again: boolean;
}

/** Brings committed facts to the reactions of this process: each once, in order, cursor and effect in one commit. */
@Injectable()
export class OutboxDispatcher implements OnApplicationShutdown {
  private readonly logger = new Logger('Outbox');
  private lanes: Lane[] = [];
  private timer: NodeJS.Timeout | null = null;
  private stopping = false;
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly tail: OutboxTail,
    private readonly subscribers: SubscriberRegistry,
    private readonly parked: ParkedEvents,
  ) {}

  /** Begins to work; only workers do. Must be called before the tail and the listener start. */
  async start(): Promise<void> {
    this.lanes = this.subscribers.reactions.flatMap((reaction) =>
      Array.from({ length: reaction.lanes }, (_, lane) => ({ reaction, lane, busy: false, again: false })),
    );
    await this.uow.run(async (tx) => {
      for (const { reaction, lane } of this.lanes) await tx.rows(ensureCursor, [reaction.subscriber, lane]);
    });
    // One reading of the log per process says whom a commit concerns; waking everybody would cost a transaction each.
    const types = this.subscribers.reactions.flatMap((reaction) => reaction.types);
    this.tail.follow(
      () => types,
      (events) => this.wakeFor(events),
    );
    this.timer = setInterval(() => {
      this.wakeAll();
      this.track(this.retryParked());
    }, outboxConfig().pollMs);
    this.wakeAll();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    if (this.timer) clearInterval(this.timer);
    await Promise.allSettled(this.running);
  }

  private wakeAll(): void {
    for (const lane of this.lanes) this.wake(lane);
  }

  private wakeFor(events: readonly LoggedEvent[]): void {
    for (const lane of this.lanes) {
      const { types, lanes } = lane.reaction;
      if (events.some((one) => types.includes(one.event.type) && laneOf(one, lanes) === lane.lane)) this.wake(lane);
    }
  }

  private wake(lane: Lane): void {
    if (this.stopping) return;
    if (lane.busy) {
      lane.again = true;
      return;
    }
    lane.busy = true;
    lane.again = false;
    this.track(
      this.drain(lane).finally(() => {
        lane.busy = false;
        if (lane.again) this.wake(lane);
      }),
    );
  }

  private track(work: Promise<void>): void {
    this.running.add(work);
    void work
      .catch((error: unknown) => this.logger.error(error instanceof Error ? error.message : String(error)))
      .finally(() => this.running.delete(work));
  }

  private async drain({ reaction, lane }: Lane): Promise<void> {
    let more = true;
    while (more && !this.stopping) more = await asSystem(reaction.subscriber, () => this.batch(reaction, lane));
  }

  /**
   * One batch in one transaction; true when there may be more. Events are kept apart, which costs two statements each,
   * only once one of them could not be handled.
   */
  private async batch(reaction: BoundReaction, lane: number): Promise<boolean> {
    try {
      return await this.uow.run((tx) =>
        this.work(tx, reaction, lane, async (page) => {
          for (const logged of page.events) {
            if (page.parked && (await this.parked.holds(tx, reaction.subscriber, logged))) continue;
            await reaction.handle(logged.event, tx);
          }
        }),
      );
    } catch (error) {
      if (mayBeRetried(error)) throw error;
      return this.uow.run((tx) => this.work(tx, reaction, lane, (page) => this.apart(tx, reaction, page)));
    }
  }

  private async work(
    tx: Tx,
    { subscriber, lanes, types }: BoundReaction,
    lane: number,
    handle: (page: ClaimedPage) => Promise<void>,
  ): Promise<boolean> {
    const page = await claimOutbox(tx, { subscriber, lane, lanes, types }, outboxConfig().batch);
    if (page === null) return false;
    await handle(page);
    // An empty page moves the cursor only now and then: an idle reader must not write all the time.
    if (page.events.length > 0 || BigInt(page.next.xid) - BigInt(page.after.xid) > 1000n) {
      await tx.rows(moveCursor, [subscriber, lane, page.next.xid, page.next.id]);
    }
    return page.more;
  }

  /** Each event by itself: one that cannot be handled is parked, and the later ones of its key wait behind it. */
  private async apart(tx: Tx, reaction: BoundReaction, page: ClaimedPage): Promise<void> {
    let anyParked = page.parked;
    for (const logged of page.events) {
      if (anyParked && (await this.parked.holds(tx, reaction.subscriber, logged))) continue;
      try {
        await tx.savepoint(() => reaction.handle(logged.event, tx));
      } catch (error) {
        // A deadlock is nobody's fault: the whole batch is begun again.
        if (mayBeRetried(error)) throw error;
        this.logger.warn(`${reaction.subscriber} could not handle ${logged.event.type}: ${(error as Error).message}`);
        await this.parked.park(tx, reaction.subscriber, logged, error as Error);
        anyParked = true;
      }
    }
  }

  private async retryParked(): Promise<void> {
    for (const reaction of this.subscribers.reactions) {
      await asSystem(reaction.subscriber, () =>
        this.parked.retryDue(reaction.subscriber, (event, tx) => reaction.handle(event, tx)),
      );
    }
  }
}
