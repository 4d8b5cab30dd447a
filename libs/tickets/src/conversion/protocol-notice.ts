import { Injectable } from '@nestjs/common';
import { Outgoing } from '@guiche/channels';
import type { Tx } from '@guiche/platform/database';
import { ticketsConfig } from '../tickets.config.js';
import { protocolMessage } from './protocol-message.js';

/** Tells the customer his protocol number, once, in the transaction that makes the ticket. */
@Injectable()
export class ProtocolNotice {
  constructor(private readonly outgoing: Outgoing) {}

  async tell(
    tx: Tx,
    conversationId: string,
    protocol: string,
    facts: { contactName: string; inboxName: string; protocolMessage: string },
  ): Promise<void> {
    const { contactName, inboxName } = facts;
    const text = protocolMessage(facts.protocolMessage, ticketsConfig().language, { protocol, contactName, inboxName });
    // What the system says is stored even where the channel refuses it now, so this never keeps a ticket from being opened.
    await this.outgoing.queue(tx, { conversationId, author: { kind: 'system', id: null }, text });
  }
}
