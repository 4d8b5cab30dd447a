import { Module, type INestApplicationContext } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { catalogueEntities, CatalogueModule } from '@guiche/catalogue';
import { channelsEntities, ChannelsModule, messageReceived } from '@guiche/channels';
import { customersEntities, CustomersModule } from '@guiche/customers';
import { identityEntities, IdentityModule } from '@guiche/identity';
import { organisationEntities, OrganisationModule } from '@guiche/organisation';
import { AuditModule } from '@guiche/platform/audit';
import { DatabaseModule, UnitOfWork } from '@guiche/platform/database';
import { HttpModule } from '@guiche/platform/http';
import { JobsModule } from '@guiche/platform/jobs';
import { ObservabilityModule } from '@guiche/platform/observability';
import { Outbox, OutboxModule } from '@guiche/platform/outbox';
import { RealtimeModule } from '@guiche/platform/realtime';
import { SecretsModule } from '@guiche/platform/secrets';
import { StorageModule } from '@guiche/platform/storage';
// Factories of a lib to the left lie behind its door, for tests only.
import { makeInboundMessage, type InboundMessageValues } from '../../../channels/src/testing/make-inbound-message.js';
import { ticketsEntities } from '../tickets.entities.js';
import { TicketsModule } from '../tickets.module.js';

/** This lib and what it stands on, nothing of what stands on it. */
@Module({
  imports: [
    DatabaseModule.forRoot([
      ...identityEntities,
      ...organisationEntities,
      ...catalogueEntities,
      ...customersEntities,
      ...channelsEntities,
      ...ticketsEntities,
    ]),
    ObservabilityModule,
    OutboxModule,
    HttpModule,
    JobsModule.forRoot(),
    AuditModule,
    SecretsModule,
    StorageModule,
    RealtimeModule,
    IdentityModule,
    OrganisationModule,
    CatalogueModule,
    CustomersModule,
    ChannelsModule,
    TicketsModule,
  ],
})
export class TicketsTestModule {}

/** The lib without HTTP; no job runs and no reaction after commit. */
export async function startTickets(): Promise<TestingModule> {
  const app = await Test.createTestingModule({ imports: [TicketsTestModule] }).compile();
  return app.init();
}

/** A message as `receive` stored it. */
export interface ReceivedMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly inboxId: string;
  readonly contactId: string;
  readonly seq: number;
}

/** A customer writes: the message is stored and told in one transaction, as the ingestion does it. */
export async function receive(
  app: INestApplicationContext,
  values: InboundMessageValues = {},
): Promise<ReceivedMessage> {
  return app.get(UnitOfWork).run(async (tx) => {
    const { id, seq, conversationId } = await makeInboundMessage(tx, values);
    const found = await tx.manager.query<{ inbox_id: string; contact_id: string }[]>(
      'SELECT inbox_id, contact_id FROM conversation WHERE id = $1',
      [conversationId],
    );
    const [{ inbox_id: inboxId, contact_id: contactId } = { inbox_id: '', contact_id: '' }] = found;
    const opensConversation = seq === 1;
    const preview = values.text ?? 'Olá';
    await app
      .get(Outbox)
      .record(
        tx,
        messageReceived({ messageId: id, conversationId, inboxId, contactId, seq, opensConversation, preview }),
      );
    return { id, conversationId, inboxId, contactId, seq };
  });
}
