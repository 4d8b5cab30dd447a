import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsInt, Length, Max, MaxLength, Min } from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import { type Solution } from './solution.entity.js';

/** A new solution. */
export class CreateSolutionDto {
  @Trimmed() @Length(1, 120) name!: string;
  @Optional() @MaxLength(2000) description?: string;
  @Optional() @IsBoolean() active?: boolean;
  /** Place in lists and menus. */
  @Optional() @IsInt() @Min(0) @Max(1_000_000) position?: number;
}

/** A change of a solution: members left out stay as they are. */
export class UpdateSolutionDto extends PartialType(CreateSolutionDto, { skipNullProperties: false }) {}

/** A solution as the API answers it. */
export class SolutionResponse {
  id!: string;
  name!: string;
  description!: string;
  active!: boolean;
  position!: number;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

export const toSolutionResponse = (solution: Solution): SolutionResponse => ({
  id: solution.id,
  name: solution.name,
  description: solution.description,
  active: solution.active,
  position: solution.position,
  version: solution.version,
  createdAt: solution.createdAt,
  updatedAt: solution.updatedAt,
});
