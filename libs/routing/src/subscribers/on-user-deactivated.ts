import { Injectable } from '@nestjs/common';
import { userDeactivated } from '@guiche/identity';
import type { Tx } from '@guiche/platform/database';
import { InTransaction, type EventOf } from '@guiche/platform/outbox';
import { PresenceService } from '../presence/presence.service.js';

/** Who is deactivated is no longer at work. */
@Injectable()
export class OnUserDeactivated {
  constructor(private readonly presence: PresenceService) {}

  @InTransaction(
    userDeactivated,
    'routing.take-off-line',
    'an assignment that runs just now is either over before his tickets are released, or passes him by',
  )
  async handle(event: EventOf<typeof userDeactivated>, tx: Tx): Promise<void> {
    await this.presence.change(tx, event.userId, 'offline', null, 'deactivated');
  }
}
