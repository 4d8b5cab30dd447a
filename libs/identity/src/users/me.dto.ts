import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length, MaxLength } from 'class-validator';
import type { Language } from '@guiche/platform/context';
import { Optional, Trimmed } from '@guiche/platform/http';
import type { Duty } from '../access/duties.js';
import { maxPasswordLength } from '../sign-in/password-policy.js';

/** What a user changes about himself. */
export class UpdateMeDto {
  /** What customers read. */
  @Optional() @Trimmed() @Length(1, 120) displayName?: string;
  @Optional() @IsIn(['pt-BR', 'en']) language?: Language;
}

/** A change of one's own password. */
export class ChangePasswordDto {
  @IsString() @MaxLength(maxPasswordLength) current!: string;
  @IsString() @MaxLength(maxPasswordLength) next!: string;
}

/** The profile of the signed-in user. */
export class MyProfile {
  id!: string;
  name!: string;
}

/** Which tickets the signed-in user reaches beside his own (IAM-9). */
export class MyScope {
  unassigned!: boolean;
  others!: boolean;
  participating!: boolean;
  team!: boolean;
  sector!: boolean;
  subordinates!: boolean;
  /** Fields of customers that are shown masked. */
  masked!: string[];
  /** Ids, or `all`. */
  inboxIds!: string[] | 'all';
}

/** Who is signed in, and what he may do. */
export class MeResponse {
  id!: string;
  name!: string;
  displayName!: string;
  login!: string;
  email!: string;
  language!: Language;
  isRoot!: boolean;
  mustChangePassword!: boolean;
  /** What he must do before anything else is open to him; null: nothing. */
  @ApiProperty({ enum: ['change-password', 'set-up-second-factor'], nullable: true }) duty!: Duty | null;
  profile!: MyProfile;
  permissions!: string[];
  scope!: MyScope;
}
