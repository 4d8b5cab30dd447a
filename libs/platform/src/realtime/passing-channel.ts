import { Injectable } from '@nestjs/common';
import { Listener, statement, UnitOfWork } from '../database/index.js';
import type { Passing } from './socket-events.js';

const channel = 'realtime_passing';
const announce = statement('platform.realtime-passing', `SELECT pg_notify('${channel}', $1)`);

/** Carries what is not worth recording (somebody is typing) to every process. It may get lost, and nobody minds. */
@Injectable()
export class PassingChannel {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly listener: Listener,
  ) {}

  /** Must be called before the listener starts. */
  hear(handler: (passing: Passing) => void): void {
    this.listener.on(channel, (payload) => {
      if (payload) handler(JSON.parse(payload) as Passing);
    });
  }

  async say(passing: Passing): Promise<void> {
    const text = JSON.stringify(passing);
    // PostgreSQL takes at most 8,000 bytes here.
    if (Buffer.byteLength(text) < 7900) await this.uow.once(announce, [text]);
  }
}
