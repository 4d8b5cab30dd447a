import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import type { ActivityType } from './activity-type.entity.js';

/** A new activity type. */
export class CreateActivityTypeDto {
  @Trimmed() @Length(1, 120) name!: string;
  @Optional() @IsString() @MaxLength(2000) description?: string;
  @Optional() @IsBoolean() active?: boolean;
  /** Place in lists and menus. */
  @Optional() @IsInt() @Min(0) @Max(1_000_000) position?: number;
}

/** A change of an activity type: members left out stay as they are. */
export class UpdateActivityTypeDto extends PartialType(CreateActivityTypeDto, { skipNullProperties: false }) {}

/** An activity type as the API answers it. */
export class ActivityTypeResponse {
  id!: string;
  name!: string;
  description!: string;
  active!: boolean;
  position!: number;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

export const toActivityTypeResponse = (activityType: ActivityType): ActivityTypeResponse => ({
  id: activityType.id,
  name: activityType.name,
  description: activityType.description,
  active: activityType.active,
  position: activityType.position,
  version: activityType.version,
  createdAt: activityType.createdAt,
  updatedAt: activityType.updatedAt,
});
