import { catalogueEntities } from '@guiche/catalogue';
import { channelsEntities } from '@guiche/channels';
import { customersEntities } from '@guiche/customers';
import { identityEntities } from '@guiche/identity';
import { organisationEntities } from '@guiche/organisation';
import { routingEntities } from '@guiche/routing';
import { ticketsEntities } from '@guiche/tickets';

/** The entities of all libs, for TypeORM. */
export const entities = [
  ...identityEntities,
  ...organisationEntities,
  ...catalogueEntities,
  ...customersEntities,
  ...channelsEntities,
  ...ticketsEntities,
  ...routingEntities,
];
