import { sectorConfiguration } from './sectors/sector.configuration.js';

/** The kinds of this lib in the configuration document. */
export const organisationConfiguration = [sectorConfiguration];
