import { ArrayMaxSize, ArrayUnique, IsISO8601, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { Trimmed } from '@guiche/platform/http';
import type { ApiToken } from './api-token.entity.js';

/** A new API token. */
export class CreateApiTokenDto {
  @Trimmed() @Length(1, 120) name!: string;
  /** Codes of permissions that the owner holds. */
  @IsString({ each: true }) @MaxLength(100, { each: true }) @ArrayUnique() @ArrayMaxSize(1000) permissions!: string[];
  /** When it stops working; never when absent. */
  @IsOptional() @IsISO8601({ strict: true }) expiresAt?: string | null;
}

/** An API token as the API answers it, without the token itself. */
export class ApiTokenResponse {
  id!: string;
  userId!: string;
  name!: string;
  /** The first characters, to recognise it by. */
  prefix!: string;
  permissions!: string[];
  expiresAt!: Date | null;
  /** To the minute. */
  lastUsedAt!: Date | null;
  revokedAt!: Date | null;
  version!: number;
  createdAt!: Date;
}

/** The answer to its creation: the only time that the token is shown. */
export class CreatedApiTokenResponse extends ApiTokenResponse {
  token!: string;
}

export const toApiTokenResponse = (token: ApiToken): ApiTokenResponse => ({
  id: token.id,
  userId: token.userId,
  name: token.name,
  prefix: token.prefix,
  permissions: token.permissions,
  expiresAt: token.expiresAt,
  lastUsedAt: token.lastUsedAt,
  revokedAt: token.revokedAt,
  version: token.version,
  createdAt: token.createdAt,
});
