import { Injectable } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { may, type Actor } from '@guiche/identity';
import { UnitOfWork } from '@guiche/platform/database';
import { Requires } from '@guiche/platform/http';
import { defineEphemeral, EphemeralChannel, OnSocketEvent, type RealtimeAudience } from '@guiche/platform/realtime';
import { ticketPermissions } from '../tickets.permissions.js';
import { TicketReaderRepository } from '../tickets/ticket-reader.repository.js';
import { TicketRepository } from '../tickets/ticket.repository.js';
import { ticketScope, type TicketFacts } from '../tickets/ticket-scope.js';

/** In which ticket somebody is writing. */
export class TypingDto {
  @IsUUID() ticketId!: string;
}

interface TypingNotice {
  readonly ticketId: string;
  readonly userId: string;
  readonly name: string;
  readonly facts: TicketFacts;
}

const typing = defineEphemeral<TypingNotice>('typing', {
  audience: ({ facts, userId }) =>
    ((actor: Actor) =>
      actor.userId !== userId &&
      may(actor, ticketPermissions.list) &&
      ticketScope.admits(actor.scope, facts)) as RealtimeAudience,
  data: ({ ticketId, userId, name }) => ({ ticketId, userId, name }),
});

/** Tells colleagues who see the same ticket that somebody is writing in it. */
@Injectable()
export class Typing {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tickets: TicketRepository,
    private readonly reader: TicketReaderRepository,
    private readonly channel: EphemeralChannel,
  ) {}

  /** Nothing happens for a ticket out of the writer's reach: he is not told whether there is one. */
  @OnSocketEvent('typing', TypingDto)
  @Requires(ticketPermissions.reply)
  async typing(actor: Actor, { ticketId }: TypingDto): Promise<void> {
    const facts = await this.uow.read(async (tx) =>
      (await this.tickets.find(tx, actor.scope, ticketId)) ? this.reader.factsOf(tx, ticketId) : null,
    );
    if (!facts) return;
    const { userId, name } = actor;
    await this.channel.publish(typing, { ticketId, userId, name, facts });
  }
}
