import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Listener, UnitOfWork } from '@guiche/platform/database';
import { endOfOutbox, outboxChannel, readOutbox, type Position } from '@guiche/platform/outbox';
import { AccessDirectory } from './access-directory.js';
import { accessChanged, sessionEnded, type AccessChanged, type SessionEnded } from './access.events.js';

const types = [accessChanged.type, sessionEnded.type];
/** The safety net beneath NOTIFY, and how long a stale answer could live without it. */
const pollMs = 2_000;

/** Reads what other processes changed of people's access from the end of the outbox, and makes this one forget it (IAM-11). */
@Injectable()
export class AccessTail implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('AccessTail');
  private at: Position | null = null;
  private reading: Promise<void> | null = null;
  private again = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly listener: Listener,
    private readonly directory: AccessDirectory,
  ) {}

  async onModuleInit(): Promise<void> {
    this.at = await this.uow.read(endOfOutbox);
    this.listener.on(outboxChannel, () => this.wake());
    this.timer = setInterval(() => this.wake(), pollMs);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.again = false;
    await this.reading;
  }

  /** Reads up to the end; resolves when it is there. */
  async catchUp(): Promise<void> {
    let more = true;
    while (more && this.at) {
      const after = this.at;
      const page = await this.uow.read((tx) => readOutbox(tx, after, { types, limit: 200 }));
      for (const { event } of page.events) {
        if (event.type === sessionEnded.type) this.directory.forget([(event as unknown as SessionEnded).userId]);
        else this.directory.forget((event as unknown as AccessChanged).userIds);
      }
      this.at = page.next;
      more = page.more;
    }
  }

  private wake(): void {
    if (this.reading) {
      this.again = true;
      return;
    }
    this.reading = this.catchUp()
      .catch((error: unknown) => {
        // Nobody can tell what was missed: better read every user again than believe an old answer.
        this.directory.forget('all');
        this.logger.warn(error instanceof Error ? error.message : String(error));
      })
      .finally(() => {
        this.reading = null;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }
}
