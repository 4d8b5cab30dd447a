import { PartialType, OmitType } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsIn, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import type { Language } from '@guiche/platform/context';
import { Optional, Trimmed } from '@guiche/platform/http';
import { maxPasswordLength } from '../sign-in/password-policy.js';
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
  active: user.active,
  mustChangePassword: user.mustChangePassword,
  lastSignInAt: user.lastSignInAt,
  version: user.version,
  createdAt: user.createdAt,
  updatedAt: user.updatedAt,
});
