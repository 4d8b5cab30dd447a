import { catalogueConfiguration } from '@guiche/catalogue';
import { channelsConfiguration } from '@guiche/channels';
import { identityConfiguration } from '@guiche/identity';
import { organisationConfiguration } from '@guiche/organisation';
import type { ConfigurationKind } from '@guiche/platform/configuration-document';
import { routingConfiguration } from '@guiche/routing';
import { ticketsConfiguration } from '@guiche/tickets';

/** Everything that stands in the configuration document. */
export const configurationKinds: readonly ConfigurationKind[] = [
  ...identityConfiguration,
  ...organisationConfiguration,
  ...catalogueConfiguration,
  ...channelsConfiguration,
  ...ticketsConfiguration,
  ...routingConfiguration,
];
