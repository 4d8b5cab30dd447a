import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Listener, UnitOfWork } from '../database/index.js';
import { outboxConfig } from './outbox.config.js';
import { beginning, type Position } from './event.js';
import { outboxChannel } from './outbox.js';
import { endOfOutbox, readOutbox, type LoggedEvent } from './outbox-log.js';
import { SecondLooks } from './second-looks.js';

/** Is told what was committed, in the order of the log. */
export type TailFollower = (events: readonly LoggedEvent[]) => Promise<void> | void;

interface Following {
  readonly types: () => readonly string[];
  readonly rank: number;
  readonly follow: TailFollower;
}

const pageSize = 200;
/** Between two readings: when much is committed, one reading serves the announcements of some milliseconds. */
const restMs = 8;

/**
 * Follows the log from now on, in memory, in every process that starts it: for what each process must know by itself,
 * such as forgetting what it remembers of a user, or pushing to its own sockets. Nothing is kept, so nothing is lost:
 * a process that begins anew begins at the end.
 */
@Injectable()
export class OutboxTail implements OnApplicationShutdown {
  private readonly logger = new Logger('OutboxTail');
  private followers: Following[] = [];
  private at: Position = beginning;
  private line: Promise<void> = Promise.resolve();
  private waiting = false;
  private resting = false;
  private wokenAtRest = false;
  private timer: NodeJS.Timeout | null = null;
  private readonly looks = new SecondLooks(() => this.wake());
  private stopped = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly listener: Listener,
  ) {}

  /**
   * Adds a follower of some kinds of events, which are asked for at each reading because they are known only when the
   * application has booted; those of lower rank are told first. To be called before the listener starts.
   */
  follow(types: () => readonly string[], follow: TailFollower, rank = 0): void {
    this.followers = [...this.followers, { types, rank, follow }].sort((a, b) => a.rank - b.rank);
  }

  /** Whether this process follows the log; otherwise it hears nothing of what others do. */
  get isRunning(): boolean {
    return this.timer !== null && !this.stopped;
  }

  /** How far the followers have been told. */
  get position(): Position {
    return this.at;
  }

  /** Begins at the end of the log. Must be called before the listener starts. */
  async start(): Promise<void> {
    this.at = await this.uow.read(endOfOutbox);
    this.listener.on(outboxChannel, () => {
      this.wake();
      this.looks.heard();
    });
    this.timer = setInterval(() => this.wake(), outboxConfig().pollMs);
  }

  /** Runs something while the followers stand still, so that `position` does not move meanwhile. */
  standStill<T>(work: () => Promise<T>): Promise<T> {
    const result = this.line.then(work);
    this.line = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.looks.stop();
    if (this.timer) clearInterval(this.timer);
    await this.line;
  }

  private wake(): void {
    if (this.waiting || this.stopped) return;
    if (this.resting) {
      this.wokenAtRest = true;
      return;
    }
    this.waiting = true;
    void this.standStill(async () => {
      this.waiting = false;
      await this.readOn().finally(() => this.rest());
    }).catch((error: unknown) => this.logger.error(error instanceof Error ? error.message : String(error)));
  }

  private rest(): void {
    this.resting = true;
    setTimeout(() => {
      this.resting = false;
      if (!this.wokenAtRest) return;
      this.wokenAtRest = false;
      this.wake();
    }, restMs).unref();
  }

  private async readOn(): Promise<void> {
    let more = true;
    while (more && !this.stopped) {
      const followed = this.followers.map(({ types, follow }) => ({ types: types(), follow }));
      const types = followed.flatMap((one) => one.types);
      const page = await this.uow.read((tx) => readOutbox(tx, this.at, pageSize, types));
      for (const { types, follow } of followed) {
        const events = page.events.filter(({ event }) => types.includes(event.type));
        if (events.length > 0) await follow(events);
      }
      this.at = page.next;
      more = page.more;
    }
  }
}
