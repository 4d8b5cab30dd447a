import { PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsBoolean, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import type { Team } from './team.entity.js';

/** A new team. */
export class CreateTeamDto {
  @Trimmed() @Length(1, 120) name!: string;
  @Optional() @IsString() @MaxLength(2000) description?: string;
  /** On: tickets moved to the team are distributed among its online members. Off: they wait without an owner. */
  @Optional() @IsBoolean() automaticAssignment?: boolean;
  @Optional() @IsUUID(undefined, { each: true }) @ArrayUnique() @ArrayMaxSize(5000) memberIds?: string[];
  @Optional() @IsBoolean() active?: boolean;
}

/** A change of a team: members left out stay as they are. */
export class UpdateTeamDto extends PartialType(CreateTeamDto, { skipNullProperties: false }) {}

/** What deleting a team asks for. */
export class DeleteTeamQuery {
  /** The name of the team, so that nobody deletes another one by mistake. */
  @Optional() @IsString() @MaxLength(200) name?: string;
}

/** A team as the API answers it. */
export class TeamResponse {
  id!: string;
  name!: string;
  description!: string;
  automaticAssignment!: boolean;
  memberIds!: string[];
  active!: boolean;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

export const toTeamResponse = (team: Team): TeamResponse => ({
  id: team.id,
  name: team.name,
  description: team.description,
  automaticAssignment: team.automaticAssignment,
  memberIds: team.memberIds,
  active: team.active,
  version: team.version,
  createdAt: team.createdAt,
  updatedAt: team.updatedAt,
});
