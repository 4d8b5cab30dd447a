import { PartialType } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsBoolean, IsIn, IsInt, Length, Max, MaxLength, Min } from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import { type Reason, reasonActions, type ReasonAction } from './reason.entity.js';

/** A new reason. */
export class CreateReasonDto {
  @Trimmed() @Length(1, 120) name!: string;
  @Optional() @MaxLength(2000) description?: string;
  /** What it may justify. */
  @IsIn(reasonActions, { each: true }) @ArrayUnique() @ArrayMinSize(1) actions!: ReasonAction[];
  @Optional() @IsBoolean() active?: boolean;
  /** Place in lists and menus. */
  @Optional() @IsInt() @Min(0) @Max(1_000_000) position?: number;
}

/** A change of a reason: members left out stay as they are. */
export class UpdateReasonDto extends PartialType(CreateReasonDto, { skipNullProperties: false }) {}

/** A reason as the API answers it. */
export class ReasonResponse {
  id!: string;
  name!: string;
  description!: string;
  actions!: ReasonAction[];
  active!: boolean;
  position!: number;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

export const toReasonResponse = (reason: Reason): ReasonResponse => ({
  id: reason.id,
  name: reason.name,
  description: reason.description,
  actions: reason.actions,
  active: reason.active,
  position: reason.position,
  version: reason.version,
  createdAt: reason.createdAt,
  updatedAt: reason.updatedAt,
});
