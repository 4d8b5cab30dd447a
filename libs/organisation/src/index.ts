import { Sector } from './sectors/sector.entity.js';

export { OrganisationModule } from './organisation.module.js';
export { sectorPermissions } from './organisation.permissions.js';
export { SectorDirectory, type SectorView } from './sectors/sector-directory.js';
export { SectorService } from './sectors/sector.service.js';

/** The tables of this lib, for TypeORM. */
export const organisationEntities = [Sector];
