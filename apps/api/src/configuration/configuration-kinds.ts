import { catalogueConfiguration } from '@guiche/catalogue';
import { channelsConfiguration } from '@guiche/channels';
import { identityConfiguration } from '@guiche/identity';
import { organisationConfiguration } from '@guiche/organisation';
import type { ConfigurationKind } from '@guiche/platform/configuration-document';
import { retentionConfiguration } from '@guiche/platform/retention';
import { routingConfiguration } from '@guiche/routing';
import { ticketsConfiguration } from '@guiche/tickets';

/** Everything that stands in the configuration document. */
export const configurationKinds: readonly ConfigurationKind[] = [
  retentionConfiguration,
  ...identityConfiguration,
  ...organisationConfiguration,
  ...catalogueConfiguration,
  ...channelsConfiguration,
  ...ticketsConfiguration,
  ...routingConfiguration,
];
