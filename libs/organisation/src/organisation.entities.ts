import { ActivityType } from './activity-types/activity-type.entity.js';
import { Document } from './documents/document.entity.js';
import { Notice } from './notices/notice.entity.js';
import { Region } from './regions/region.entity.js';
import { Sector } from './sectors/sector.entity.js';
import { Team } from './teams/team.entity.js';

/** The tables of this lib, for TypeORM. */
export const organisationEntities = [ActivityType, Document, Notice, Region, Sector, Team];
