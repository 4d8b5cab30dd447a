import { PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsBoolean,
  IsEmail,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import type { Sector } from './sector.entity.js';

/** A new sector. */
export class CreateSectorDto {
  @Trimmed() @Length(1, 120) name!: string;
  @Optional() @IsString() @MaxLength(2000) description?: string;
  /** The sector above it; none for one at the top. */
  @IsOptional() @IsUUID() parentId?: string | null;
  /** A short code, unique when given. */
  @IsOptional() @Trimmed() @Length(1, 40) code?: string | null;
  /** Who answers for the sector; he belongs to it like a member. */
  @IsOptional() @IsUUID() managerId?: string | null;
  @IsOptional() @IsEmail() @MaxLength(254) email?: string | null;
  /** The users who belong to the sector. */
  @Optional() @IsUUID(undefined, { each: true }) @ArrayUnique() @ArrayMaxSize(5000) memberIds?: string[];
  @Optional() @IsBoolean() active?: boolean;
  @Optional() @IsInt() @Min(0) @Max(1_000_000) position?: number;
}

/** A change of a sector: members left out stay as they are. */
export class UpdateSectorDto extends PartialType(CreateSectorDto, { skipNullProperties: false }) {}

/** A sector as the API answers it. */
export class SectorResponse {
  id!: string;
  parentId!: string | null;
  name!: string;
  description!: string;
  code!: string | null;
  managerId!: string | null;
  email!: string | null;
  memberIds!: string[];
  active!: boolean;
  position!: number;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

export const toSectorResponse = (sector: Sector): SectorResponse => ({
  id: sector.id,
  parentId: sector.parentId,
  name: sector.name,
  description: sector.description,
  code: sector.code,
  managerId: sector.managerId,
  email: sector.email,
  memberIds: sector.memberIds,
  active: sector.active,
  position: sector.position,
  version: sector.version,
  createdAt: sector.createdAt,
  updatedAt: sector.updatedAt,
});
