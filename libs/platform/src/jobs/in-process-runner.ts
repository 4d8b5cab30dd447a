import { Logger } from '@nestjs/common';
import { Clock } from '@guiche/kernel';
import { Announcer, Listener, UnitOfWork } from '../database/index.js';
import type { JobEngine } from './job-engine.js';
import type { JobRunner } from './job-runner.js';
import type { JobTicket } from './job-ticket.js';
import { JobRepository, type ClaimedJob } from './job.repository.js';
import { concurrencyOf } from './jobs.config.js';

const channel = 'jobs';
const longestSleepMs = 60_000;

interface Lane {
  readonly family: string;
  readonly limit: number;
  active: number;
  pumping: boolean;
  again: boolean;
  lapsed: boolean;
}

/** Runs jobs without Redis: woken by NOTIFY and by a timer for the next due row, it takes rows straight from the table. */
export class InProcessRunner implements JobRunner {
  readonly name = 'in-process';
  private readonly logger = new Logger('JobRunner');
  private readonly lanes = new Map<string, Lane>();
  private engine: JobEngine | null = null;
  private timer: NodeJS.Timeout | null = null;
  private timerAtMs = Infinity;
  private readonly pumps = new Set<Promise<unknown>>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly announcer: Announcer,
    private readonly listener: Listener,
    private readonly repository: JobRepository,
    private readonly clock: Clock,
  ) {}

  announce(tickets: readonly JobTicket[]): void {
    const earliest = new Map<string, number>();
    for (const { family, dueAtMs } of tickets)
      earliest.set(family, Math.min(dueAtMs, earliest.get(family) ?? Infinity));
    this.announcer.announce(channel, [...earliest].map(([family, dueAtMs]) => `${family}:${dueAtMs}`).join(','));
  }

  async hand(tickets: readonly JobTicket[]): Promise<void> {
    for (const family of new Set(tickets.map((ticket) => ticket.family))) {
      const lane = this.lanes.get(family);
      if (lane) lane.lapsed = true;
      this.pump(family);
    }
    this.arm(Math.min(...tickets.map((ticket) => ticket.dueAtMs)));
  }

  /** Must be called before the listener starts. */
  async start(engine: JobEngine, families: readonly string[]): Promise<void> {
    this.engine = engine;
    for (const family of families) {
      const limit = concurrencyOf(family);
      this.lanes.set(family, { family, limit, active: 0, pumping: false, again: false, lapsed: true });
    }
    this.listener.on(channel, (payload) => this.heard(payload));
    await this.wakeAll();
  }

  async stop(): Promise<void> {
    const engine = this.engine;
    this.engine = null;
    if (this.timer) clearTimeout(this.timer);
    // What is being taken right now is still run.
    await Promise.allSettled(this.pumps);
    await engine?.close();
  }

  private heard(payload: string | null): void {
    if (payload === null) {
      void this.wakeAll();
      return;
    }
    for (const entry of payload.split(',')) {
      const [family = '', dueAtMs = '0'] = entry.split(':');
      if (!this.lanes.has(family)) continue;
      if (Number(dueAtMs) <= this.clock.now().getTime()) this.pump(family);
      else this.arm(Number(dueAtMs));
    }
  }

  private async wakeAll(): Promise<void> {
    if (!this.engine) return;
    for (const family of this.lanes.keys()) this.pump(family);
    try {
      const next = await this.uow.read((tx) =>
        this.repository.nextDueAtMs(tx, [...this.lanes.keys()], this.clock.now()),
      );
      this.arm(next ?? Infinity);
    } catch (error) {
      this.logger.error(`The next due job could not be read: ${(error as Error).message}`);
      this.arm(this.clock.now().getTime() + 1_000);
    }
  }

  /** Wakes no later than at this moment. */
  private arm(atMs: number): void {
    if (!this.engine) return;
    const now = this.clock.now().getTime();
    const target = Math.min(atMs, now + longestSleepMs);
    if (this.timer && this.timerAtMs <= target) return;
    if (this.timer) clearTimeout(this.timer);
    this.timerAtMs = target;
    this.timer = setTimeout(
      () => {
        this.timer = null;
        void this.wakeAll();
      },
      Math.max(1, target - now),
    );
  }

  /** Fills the free places of a family; one at a time, repeated when something changed meanwhile. */
  private pump(family: string): void {
    const lane = this.lanes.get(family);
    if (!lane || !this.engine) return;
    if (lane.pumping) {
      lane.again = true;
      return;
    }
    lane.pumping = true;
    const filling = this.fill(lane)
      .catch((error: unknown) => {
        this.logger.error(`Jobs of ${family} could not be taken: ${(error as Error).message}`);
        this.arm(this.clock.now().getTime() + 1_000);
      })
      .finally(() => {
        lane.pumping = false;
        this.pumps.delete(filling);
        if (lane.again) this.pump(family);
      });
    this.pumps.add(filling);
  }

  private async fill(lane: Lane): Promise<void> {
    for (;;) {
      lane.again = false;
      const engine = this.engine;
      const free = lane.limit - lane.active;
      if (!engine || free <= 0) return;
      const lapsed = lane.lapsed ? await engine.claimLapsed(lane.family, free) : [];
      if (lapsed.length < free) lane.lapsed = false;
      const due = lapsed.length < free ? await engine.claimDue(lane.family, free - lapsed.length) : [];
      for (const job of [...lapsed, ...due]) this.run(lane, job, engine);
      if (!lane.again && lapsed.length + due.length < free) return;
    }
  }

  private run(lane: Lane, job: ClaimedJob, engine: JobEngine): void {
    lane.active++;
    void engine
      .execute(job)
      .then(
        (next) => {
          for (const ticket of next) {
            if (ticket.dueAtMs > this.clock.now().getTime()) this.arm(ticket.dueAtMs);
            else if (ticket.family !== lane.family) this.pump(ticket.family);
          }
        },
        (error: unknown) => this.logger.error(`${job.kind} ${job.id} could not report: ${(error as Error).message}`),
      )
      .finally(() => {
        lane.active--;
        this.pump(lane.family);
      });
  }
}
