export { organisationEntities } from './organisation.entities.js';
export { OrganisationModule } from './organisation.module.js';
export { sectorPermissions } from './organisation.permissions.js';
export { SectorDirectory, type SectorView } from './sectors/sector-directory.js';
export { SectorService } from './sectors/sector.service.js';
