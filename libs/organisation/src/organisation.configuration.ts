import { activityTypeConfiguration } from './activity-types/activity-type.configuration.js';
import { brandingConfiguration } from './branding/branding.configuration.js';
import { regionConfiguration } from './regions/region.configuration.js';
import { sectorConfiguration } from './sectors/sector.configuration.js';
import { teamConfiguration } from './teams/team.configuration.js';

/** The kinds of this lib in the configuration document. */
export const organisationConfiguration = [
  activityTypeConfiguration,
  brandingConfiguration,
  regionConfiguration,
  sectorConfiguration,
  teamConfiguration,
];
