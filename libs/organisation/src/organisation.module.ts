import { Module } from '@nestjs/common';
import { RecordsModule } from '@guiche/platform/records';
import { SettingsModule } from '@guiche/platform/settings';
import { ActivityTypeController } from './activity-types/activity-type.controller.js';
import { ActivityTypeService } from './activity-types/activity-type.service.js';
import { BrandingController } from './branding/branding.controller.js';
import { BrandingService } from './branding/branding.service.js';
import { DocumentController } from './documents/document.controller.js';
import { DocumentService } from './documents/document.service.js';
import { MyNoticesController } from './notices/my-notices.controller.js';
import { NoticeProjection } from './notices/notice-projection.js';
import { NoticeController } from './notices/notice.controller.js';
import { NoticeRepository } from './notices/notice.repository.js';
import { NoticeService } from './notices/notice.service.js';
import { RegionController } from './regions/region.controller.js';
import { RegionService } from './regions/region.service.js';
import { ScopeMembership } from './scope-membership.js';
import { SectorController } from './sectors/sector.controller.js';
import { SectorDirectory } from './sectors/sector-directory.js';
import { SectorRepository } from './sectors/sector.repository.js';
import { SectorService } from './sectors/sector.service.js';
import { WhatUsersLeave } from './what-users-leave.js';
import { TeamController } from './teams/team.controller.js';
import { TeamDirectory } from './teams/team-directory.js';
import { TeamRepository } from './teams/team.repository.js';
import { TeamService } from './teams/team.service.js';

/** The company: sectors, teams, what it tells its people, and how it looks. */
@Module({
  imports: [RecordsModule, SettingsModule],
  controllers: [
    SectorController,
    TeamController,
    RegionController,
    ActivityTypeController,
    DocumentController,
    NoticeController,
    MyNoticesController,
    BrandingController,
  ],
  providers: [
    SectorDirectory,
    SectorRepository,
    SectorService,
    TeamDirectory,
    TeamRepository,
    TeamService,
    ScopeMembership,
    WhatUsersLeave,
    RegionService,
    ActivityTypeService,
    DocumentService,
    NoticeProjection,
    NoticeRepository,
    NoticeService,
    BrandingService,
  ],
  exports: [
    SectorDirectory,
    SectorService,
    TeamDirectory,
    TeamService,
    RegionService,
    ActivityTypeService,
    DocumentService,
    NoticeService,
    BrandingService,
  ],
})
export class OrganisationModule {}
