import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import type { Region } from './region.entity.js';

/** A new region. */
export class CreateRegionDto {
  @Trimmed() @Length(1, 120) name!: string;
  @Optional() @IsString() @MaxLength(2000) description?: string;
  @Optional() @IsBoolean() active?: boolean;
  /** Place in lists and menus. */
  @Optional() @IsInt() @Min(0) @Max(1_000_000) position?: number;
}

/** A change of a region: members left out stay as they are. */
export class UpdateRegionDto extends PartialType(CreateRegionDto, { skipNullProperties: false }) {}

/** A region as the API answers it. */
export class RegionResponse {
  id!: string;
  name!: string;
  description!: string;
  active!: boolean;
  position!: number;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

export const toRegionResponse = (region: Region): RegionResponse => ({
  id: region.id,
  name: region.name,
  description: region.description,
  active: region.active,
  position: region.position,
  version: region.version,
  createdAt: region.createdAt,
  updatedAt: region.updatedAt,
});
