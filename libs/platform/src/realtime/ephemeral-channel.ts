import { Injectable, Logger } from '@nestjs/common';
import { Listener, statement, UnitOfWork } from '../database/index.js';
import { ephemeralOf, type EphemeralDefinition } from './ephemeral.js';
import type { RealtimeMessage } from './projects-to-realtime.decorator.js';

const channel = 'realtime_ephemeral';
const notify = statement('platform.realtime-notify', `SELECT pg_notify('${channel}', $1)`);
/** PostgreSQL refuses payloads of 8000 bytes and more. */
const maxPayload = 7_900;

/** Carries what is not worth recording (somebody is typing) to every process. It may get lost, and nobody minds. */
@Injectable()
export class EphemeralChannel {
  private readonly logger = new Logger('Realtime');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly listener: Listener,
  ) {}

  /** Tells those connected to any process. */
  async publish<Notice extends object>(definition: EphemeralDefinition<Notice>, notice: Notice): Promise<void> {
    const payload = JSON.stringify({ type: definition.type, notice });
    if (Buffer.byteLength(payload) > maxPayload)
      throw new Error(`The ephemeral message ${definition.type} is too long`);
    await this.uow.once(notify, [payload]);
  }

  /** Must be called before the listener starts. */
  hear(tell: (message: RealtimeMessage) => void): void {
    this.listener.on(channel, (payload) => {
      if (!payload) return;
      try {
        const { type, notice } = JSON.parse(payload) as { type: string; notice: object };
        const definition = ephemeralOf(type);
        if (definition) tell({ type, data: definition.data(notice), audience: definition.audience(notice) });
      } catch (error) {
        this.logger.warn(`An ephemeral message could not be told: ${(error as Error).message}`);
      }
    });
  }
}
