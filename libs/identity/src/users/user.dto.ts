import { PartialType, OmitType } from '@nestjs/swagger';
import {
  ArrayUnique,
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import type { Language } from '@guiche/platform/context';
import { Optional, Trimmed } from '@guiche/platform/http';
import { maxPasswordLength } from '../sign-in/password-policy.js';
import { spokenLanguages } from './spoken-languages.js';
import type { User } from './user.entity.js';

/** A new user. */
export class CreateUserDto {
  @Trimmed() @Length(1, 120) name!: string;
  /** What customers read; the name when absent. */
  @Optional() @Trimmed() @Length(1, 120) displayName?: string;
  /** For signing in: no blanks. */
  @Trimmed() @Matches(/^[\p{L}\p{N}._@+-]{2,120}$/u) login!: string;
  @Trimmed() @IsEmail() @MaxLength(254) email!: string;
  @IsString() @MaxLength(maxPasswordLength) password!: string;
  @IsUUID() profileId!: string;
  @Optional() @IsIn(['pt-BR', 'en']) language?: Language;
  /** As people write it; kept in international form. Null for none. */
  @IsOptional() @Trimmed() @IsString() @MaxLength(40) phone?: string | null;
  /** His level in the hierarchy; null for none. */
  @IsOptional() @IsUUID() levelId?: string | null;
  /** Whom he answers to: somebody of a higher level, if both have one. Null for nobody. */
  @IsOptional() @IsUUID() superiorId?: string | null;
  /** The languages he serves customers in. */
  @Optional() @IsIn(spokenLanguages, { each: true }) @ArrayUnique() languages?: string[];
  /** Whether he is told to choose a password of his own. */
  @Optional() @IsBoolean() mustChangePassword?: boolean;
  /** Above all profiles; only the root gives and takes it. */
  @Optional() @IsBoolean() isRoot?: boolean;
  @Optional() @IsBoolean() active?: boolean;
}

/** A change of a user: members left out stay as they are. The password has a route of its own. */
export class UpdateUserDto extends PartialType(OmitType(CreateUserDto, ['password'] as const), {
  skipNullProperties: false,
}) {}

/** A new password for somebody else. */
export class SetPasswordDto {
  @IsString() @MaxLength(maxPasswordLength) password!: string;
  /** Whether he is told to choose one of his own; by default he is. */
  @Optional() @IsBoolean() mustChangePassword?: boolean;
}

/** A user as the API answers it. */
export class UserResponse {
  id!: string;
  name!: string;
  displayName!: string;
  login!: string;
  email!: string;
  profileId!: string;
  isRoot!: boolean;
  language!: Language;
  phone!: string | null;
  /** Changes with the photo, which is at `/users/{id}/photo`; null when there is none. */
  photoFileId!: string | null;
  levelId!: string | null;
  superiorId!: string | null;
  languages!: string[];
  active!: boolean;
  mustChangePassword!: boolean;
  lastSignInAt!: Date | null;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

export const toUserResponse = (user: User): UserResponse => ({
  id: user.id,
  name: user.name,
  displayName: user.displayName,
  login: user.login,
  email: user.email,
  profileId: user.profileId,
  isRoot: user.isRoot,
  language: user.language,
  phone: user.phone,
  photoFileId: user.photoFileId,
  levelId: user.levelId,
  superiorId: user.superiorId,
  languages: user.languages,
  active: user.active,
  mustChangePassword: user.mustChangePassword,
  lastSignInAt: user.lastSignInAt,
  version: user.version,
  createdAt: user.createdAt,
  updatedAt: user.updatedAt,
});
