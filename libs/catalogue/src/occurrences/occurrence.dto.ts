import { PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsBoolean,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import { type Occurrence } from './occurrence.entity.js';

/** A new occurrence. */
export class CreateOccurrenceDto {
  @IsUUID() occurrenceTypeId!: string;
  @Trimmed() @Length(1, 120) name!: string;
  @Optional() @MaxLength(2000) description?: string;
  /** 1 low, 2 normal, 3 high, 4 urgent. */
  @Optional() @IsInt() @Min(1) @Max(4) defaultPriority?: number;
  /** Taken when a ticket is finished without one; among `solutionIds` when there are some. */
  @IsOptional() @IsUUID() defaultSolutionId?: string | null;
  /** The solutions a ticket of it may be finished with; none means every solution. */
  @Optional() @IsUUID(undefined, { each: true }) @ArrayUnique() @ArrayMaxSize(500) solutionIds?: string[];
  @Optional() @IsBoolean() active?: boolean;
  /** Place in lists and menus. */
  @Optional() @IsInt() @Min(0) @Max(1_000_000) position?: number;
}

/** A change of an occurrence: members left out stay as they are. */
export class UpdateOccurrenceDto extends PartialType(CreateOccurrenceDto, { skipNullProperties: false }) {}

/** An occurrence as the API answers it. */
export class OccurrenceResponse {
  id!: string;
  occurrenceTypeId!: string;
  name!: string;
  description!: string;
  defaultPriority!: number;
  defaultSolutionId!: string | null;
  solutionIds!: string[];
  active!: boolean;
  position!: number;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

export const toOccurrenceResponse = (occurrence: Occurrence): OccurrenceResponse => ({
  id: occurrence.id,
  occurrenceTypeId: occurrence.occurrenceTypeId,
  name: occurrence.name,
  description: occurrence.description,
  defaultPriority: occurrence.defaultPriority,
  defaultSolutionId: occurrence.defaultSolutionId,
  solutionIds: occurrence.solutionIds,
  active: occurrence.active,
  position: occurrence.position,
  version: occurrence.version,
  createdAt: occurrence.createdAt,
  updatedAt: occurrence.updatedAt,
});
