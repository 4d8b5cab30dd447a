import { PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsBoolean, IsInt, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import { type OccurrenceType } from './occurrence-type.entity.js';

/** A new occurrence type. */
export class CreateOccurrenceTypeDto {
  @Trimmed() @Length(1, 120) name!: string;
  @Optional() @MaxLength(2000) description?: string;
  /** The sectors that deal with it; none means every sector. */
  @Optional() @IsUUID(undefined, { each: true }) @ArrayUnique() @ArrayMaxSize(500) sectorIds?: string[];
  @Optional() @IsBoolean() active?: boolean;
  /** Place in lists and menus. */
  @Optional() @IsInt() @Min(0) @Max(1_000_000) position?: number;
}

/** A change of an occurrence type: members left out stay as they are. */
export class UpdateOccurrenceTypeDto extends PartialType(CreateOccurrenceTypeDto, { skipNullProperties: false }) {}

/** An occurrence type as the API answers it. */
export class OccurrenceTypeResponse {
  id!: string;
  name!: string;
  description!: string;
  sectorIds!: string[];
  active!: boolean;
  position!: number;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

export const toOccurrenceTypeResponse = (occurrenceType: OccurrenceType): OccurrenceTypeResponse => ({
  id: occurrenceType.id,
  name: occurrenceType.name,
  description: occurrenceType.description,
  sectorIds: occurrenceType.sectorIds,
  active: occurrenceType.active,
  position: occurrenceType.position,
  version: occurrenceType.version,
  createdAt: occurrenceType.createdAt,
  updatedAt: occurrenceType.updatedAt,
});
