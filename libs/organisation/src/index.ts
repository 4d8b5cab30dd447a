export { organisationConfiguration } from './organisation.configuration.js';
export { organisationEntities } from './organisation.entities.js';
export { OrganisationModule } from './organisation.module.js';
export { NoticeService } from './notices/notice.service.js';
export { noticesChanged, type NoticesChanged } from './notices/notice.events.js';
export {
  activityTypePermissions,
  brandingPermissions,
  documentPermissions,
  noticePermissions,
  regionPermissions,
  sectorPermissions,
  teamPermissions,
} from './organisation.permissions.js';
export { SectorDirectory, type SectorView } from './sectors/sector-directory.js';
export { SectorService } from './sectors/sector.service.js';
export { TeamDirectory, type TeamView } from './teams/team-directory.js';
export { TeamService } from './teams/team.service.js';
export { ActivityTypeService } from './activity-types/activity-type.service.js';
export { BrandingService } from './branding/branding.service.js';
export { DocumentService } from './documents/document.service.js';
export { RegionService } from './regions/region.service.js';
