import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { Listener, UnitOfWork } from '../database/index.js';
import {
  beginning,
  endOfOutbox,
  outboxChannel,
  readOutbox,
  type EventDefinition,
  type EventOf,
  type LoggedEvent,
  type Position,
} from '../outbox/index.js';
import { realtimeConfig } from './realtime.config.js';

type Watcher = (logged: LoggedEvent) => Promise<void> | void;

const pageSize = 200;
/**
 * An event is readable once the oldest transaction that ran beside it has ended, and that end is announced by nobody:
 * after the last announcement we look again, soon and then less soon, before the slow poll takes over.
 */
const looksMs = [5, 15, 40, 100, 250];

/**
 * Follows the outbox from the moment the process started, in every process: for caches to be forgotten and sockets to
 * be told. Nothing is remembered of how far it came; what must happen exactly once is a subscriber instead.
 */
@Injectable()
export class OutboxTail implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('OutboxTail');
  private readonly watchers = new Map<string, Watcher[]>();
  private readonly followers: ((position: Position) => void)[] = [];
  private at: Position = beginning;
  private reading: Promise<void> | null = null;
  private again = false;
  private look = 0;
  private timer: NodeJS.Timeout | null = null;
  private stopped = true;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly listener: Listener,
  ) {}

  /** Calls back for every event of these kinds, in the order of the log; register while the application boots. */
  watch<Payload extends object>(
    event: EventDefinition<Payload>,
    tell: (event: EventOf<EventDefinition<Payload>>) => Promise<void> | void,
  ): void {
    this.watchType(event.type, ({ event: logged }) => tell(logged as unknown as EventOf<EventDefinition<Payload>>));
  }

  /** The same by the name of the kind. */
  watchType(type: string, tell: Watcher): void {
    this.watchers.set(type, [...(this.watchers.get(type) ?? []), tell]);
  }

  /** Calls back whenever the tail has moved, after the watchers of what lay between. */
  follow(moved: (position: Position) => void): void {
    this.followers.push(moved);
  }

  /** Everything before this has been told. */
  get position(): Position {
    return this.at;
  }

  onModuleInit(): void {
    this.listener.on(outboxChannel, () => this.wake());
  }

  async onApplicationBootstrap(): Promise<void> {
    this.at = await this.uow.read(endOfOutbox);
    this.stopped = false;
    this.schedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.reading;
  }

  private wake(): void {
    if (this.stopped) return;
    this.look = 0;
    this.read();
  }

  private read(): void {
    if (this.reading) {
      this.again = true;
      return;
    }
    this.again = false;
    this.reading = this.drain()
      .catch((error: unknown) => this.logger.error(`The outbox could not be read: ${(error as Error).message}`))
      .finally(() => {
        this.reading = null;
        if (this.stopped) return;
        if (this.again) this.read();
        else this.schedule();
      });
  }

  private schedule(): void {
    if (this.timer) clearTimeout(this.timer);
    const inMs = looksMs[this.look++] ?? realtimeConfig().pollMs;
    this.timer = setTimeout(() => this.read(), inMs);
  }

  private async drain(): Promise<void> {
    const types = [...this.watchers.keys()];
    for (let more = types.length > 0; more && !this.stopped;) {
      const page = await this.uow.read((tx) => readOutbox(tx, this.at, { types, limit: pageSize }));
      for (const logged of page.events) {
        await this.tell(logged);
        this.at = logged.event.position;
      }
      this.at = page.next;
      for (const moved of this.followers) moved(this.at);
      more = page.more;
    }
  }

  /** One watcher that fails must not keep the others, or the next event, from being told. */
  private async tell(logged: LoggedEvent): Promise<void> {
    for (const watcher of this.watchers.get(logged.event.type) ?? []) {
      try {
        await watcher(logged);
      } catch (error) {
        this.logger.error(`${logged.event.type} could not be told: ${(error as Error).message}`);
      }
    }
  }
}
