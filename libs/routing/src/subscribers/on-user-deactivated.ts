import { Injectable } from '@nestjs/common';
import { userDeactivated } from '@guiche/identity';
import type { Tx } from '@guiche/platform/database';
import { OnDomainEvent, type EventOf } from '@guiche/platform/outbox';
import { PresenceService } from '../presence/presence.service.js';

/** Who is deactivated is no longer at work. */
@Injectable()
export class OnUserDeactivated {
  constructor(private readonly presence: PresenceService) {}

  @OnDomainEvent(userDeactivated, 'routing.take-off-line')
  async handle(event: EventOf<typeof userDeactivated>, tx: Tx): Promise<void> {
    await this.presence.change(tx, event.userId, 'offline', null, 'deactivated');
  }
}
