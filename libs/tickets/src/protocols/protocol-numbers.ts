import { Injectable } from '@nestjs/common';
import { Clock } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { ticketsConfig } from '../tickets.config.js';
import { dayIn, protocolNumber } from './protocol-number.js';
import { ProtocolRepository } from './protocol.repository.js';

/** Gives out protocol numbers: unique whatever happens at the same time, and never twice. */
@Injectable()
export class ProtocolNumbers {
  constructor(
    private readonly clock: Clock,
    private readonly protocols: ProtocolRepository,
  ) {}

  async next(tx: Tx): Promise<string> {
    const day = dayIn(ticketsConfig().timeZone, this.clock.now());
    for (;;) {
      const { value, base } = await this.protocols.draw(tx, day);
      const begun = base ?? (await this.protocols.beginDay(tx, day, value - 1n));
      // A value drawn before somebody else began the day belongs to none; the next one does.
      if (value > begun) return protocolNumber(day, value - begun);
    }
  }
}
