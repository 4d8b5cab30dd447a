import { ApiProperty, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsBoolean, IsIn, IsString, Length, MaxLength } from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import { maskedFields, reachOf, type MaskedField } from '../access/reach.js';
import type { Profile } from './profile.entity.js';

/** A new profile. */
export class CreateProfileDto {
  @Trimmed() @Length(1, 120) name!: string;
  @Optional() @IsString() @MaxLength(2000) description?: string;
  /** Codes of permissions that whoever saves it holds himself. */
  @IsString({ each: true }) @MaxLength(100, { each: true }) @ArrayUnique() @ArrayMaxSize(1000) permissions!: string[];
  /** Tickets assigned to nobody. */
  @Optional() @IsBoolean() reachesUnassigned?: boolean;
  /** Tickets assigned to others. */
  @Optional() @IsBoolean() reachesOthers?: boolean;
  /** Tickets one follows, or was the owner of. */
  @Optional() @IsBoolean() reachesParticipating?: boolean;
  /** Tickets of the members of one’s teams. */
  @Optional() @IsBoolean() reachesTeam?: boolean;
  /** Tickets of one’s sectors and of those below them. */
  @Optional() @IsBoolean() reachesSector?: boolean;
  /** Tickets of those below oneself in the hierarchy. */
  @Optional() @IsBoolean() reachesSubordinates?: boolean;
  /** Also the inboxes one is not a member of. */
  @Optional() @IsBoolean() reachesAllInboxes?: boolean;
  /** What of customers its users see only masked, and cannot search by. */
  @Optional()
  @IsIn(maskedFields, { each: true })
  @ArrayUnique()
  @ApiProperty({ enum: maskedFields, isArray: true, required: false })
  maskedFields?: MaskedField[];
  /** Whether its users need a second factor to sign in. */
  @Optional() @IsBoolean() requiresSecondFactor?: boolean;
  @Optional() @IsBoolean() active?: boolean;
}

/** A change of a profile: members left out stay as they are. */
export class UpdateProfileDto extends PartialType(CreateProfileDto, { skipNullProperties: false }) {}

/** The name of a copy. */
export class CloneProfileDto {
  @Trimmed() @Length(1, 120) name!: string;
}

/** A profile as the API answers it. */
export class ProfileResponse {
  id!: string;
  name!: string;
  description!: string;
  /** `administrator`, `supervisor`, `agent` or `assistant`; null for profiles of one’s own. */
  builtIn!: string | null;
  /** What its users hold: permissions kept back by the root are not among them. */
  permissions!: string[];
  reachesUnassigned!: boolean;
  reachesOthers!: boolean;
  reachesParticipating!: boolean;
  reachesTeam!: boolean;
  reachesSector!: boolean;
  reachesSubordinates!: boolean;
  reachesAllInboxes!: boolean;
  @ApiProperty({ enum: maskedFields, isArray: true }) maskedFields!: MaskedField[];
  requiresSecondFactor!: boolean;
  active!: boolean;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

/** A profile with the permissions that are in force. */
export const toProfileResponse = (profile: Profile, permissions: Iterable<string>): ProfileResponse => ({
  id: profile.id,
  name: profile.name,
  description: profile.description,
  builtIn: profile.builtIn,
  permissions: [...permissions].sort(),
  ...reachOf(profile),
  maskedFields: [...profile.maskedFields],
  requiresSecondFactor: profile.requiresSecondFactor,
  active: profile.active,
  version: profile.version,
  createdAt: profile.createdAt,
  updatedAt: profile.updatedAt,
});
