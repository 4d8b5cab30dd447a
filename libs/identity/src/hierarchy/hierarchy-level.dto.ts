import { PartialType } from '@nestjs/swagger';
import { IsInt, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import type { HierarchyLevel } from './hierarchy-level.entity.js';

/** A new level. */
export class CreateHierarchyLevelDto {
  @Trimmed() @Length(1, 120) name!: string;
  /** Its place, 1 at the top; those from there on move down. At the bottom when absent. */
  @Optional() @IsInt() @Min(1) @Max(1000) position?: number;
}

/** A change of a level: members left out stay as they are; another position moves it there. */
export class UpdateHierarchyLevelDto extends PartialType(CreateHierarchyLevelDto, { skipNullProperties: false }) {}

/** How a level is deleted. */
export class RemoveHierarchyLevelQuery {
  /** The level that its people get; needed when it has some. */
  @IsOptional() @IsUUID() moveTo?: string;
}

/** A level as the API answers it. */
export class HierarchyLevelResponse {
  id!: string;
  name!: string;
  /** 1 is the top. */
  position!: number;
  /** How many users have it. */
  people!: number;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

export const toHierarchyLevelResponse = (level: HierarchyLevel, people: number): HierarchyLevelResponse => ({
  id: level.id,
  name: level.name,
  position: level.position,
  people,
  version: level.version,
  createdAt: level.createdAt,
  updatedAt: level.updatedAt,
});
