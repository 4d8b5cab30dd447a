import { Module } from '@nestjs/common';
import { CatalogueModule } from '@guiche/catalogue';
import { ChannelsModule } from '@guiche/channels';
import { CustomersModule } from '@guiche/customers';
import { IdentityModule } from '@guiche/identity';
import { OrganisationModule } from '@guiche/organisation';
import { AuditModule } from '@guiche/platform/audit';
import { ConfigurationDocumentModule } from '@guiche/platform/configuration-document';
import { DatabaseModule } from '@guiche/platform/database';
import { HttpModule } from '@guiche/platform/http';
import { JobsModule } from '@guiche/platform/jobs';
import { MailModule } from '@guiche/platform/mail';
import { ObservabilityModule } from '@guiche/platform/observability';
import { OutboxModule } from '@guiche/platform/outbox';
import { RealtimeModule } from '@guiche/platform/realtime';
import { RetentionModule } from '@guiche/platform/retention';
import { SecretsModule } from '@guiche/platform/secrets';
import { SettingsModule } from '@guiche/platform/settings';
import { StorageModule } from '@guiche/platform/storage';
import { SystemModule } from '@guiche/platform/system';
import { RoutingModule } from '@guiche/routing';
import { TicketsModule } from '@guiche/tickets';
import { CitrusModule } from './citrus/citrus.module.js';
import { configurationKinds } from './configuration/configuration-kinds.js';
import { entities } from './entities.js';

/** Everything that answers: REST, the Citrus façade, webhooks in, sockets. */
@Module({
  imports: [
    ObservabilityModule,
    DatabaseModule.forRoot(entities),
    OutboxModule,
    HttpModule,
    JobsModule.forRoot(),
    AuditModule,
    SecretsModule,
    SettingsModule,
    MailModule,
    StorageModule,
    RealtimeModule,
    RetentionModule,
    SystemModule,
    ConfigurationDocumentModule.forRoot(configurationKinds),
    IdentityModule,
    OrganisationModule,
    CatalogueModule,
    CustomersModule,
    ChannelsModule,
    TicketsModule,
    RoutingModule,
    CitrusModule,
  ],
})
export class ApiModule {}
