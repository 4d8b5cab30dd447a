import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsInt, IsOptional, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import type { Sector } from './sector.entity.js';

/** A new sector. */
export class CreateSectorDto {
  @Trimmed() @Length(1, 120) name!: string;
  /** The sector above it; none for one at the top. */
  @IsOptional() @IsUUID() parentId?: string | null;
  /** A short code, unique when given. */
  @IsOptional() @Trimmed() @Length(1, 40) code?: string | null;
  @IsOptional() @IsUUID() managerId?: string | null;
  @IsOptional() @IsEmail() @MaxLength(254) email?: string | null;
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
  code!: string | null;
  managerId!: string | null;
  email!: string | null;
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
  code: sector.code,
  managerId: sector.managerId,
  email: sector.email,
  active: sector.active,
  position: sector.position,
  version: sector.version,
  createdAt: sector.createdAt,
  updatedAt: sector.updatedAt,
});
