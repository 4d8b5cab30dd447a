import { PartialType } from '@nestjs/swagger';
import { IsString, Length, MaxLength, MinLength } from 'class-validator';
import { MeResponse } from '../users/me.dto.js';
import { maxPasswordLength } from './password-policy.js';

/** Who wants in. */
export class SignInDto {
  /** Login or e-mail. */
  @Length(1, 254) login!: string;
  @IsString() @MinLength(1) @MaxLength(maxPasswordLength) password!: string;
}

/** A signed-in user; the refresh token travels in a cookie beside it. */
export class SignedInResponse {
  /** For `Authorization: Bearer …`. */
  accessToken!: string;
  expiresInSeconds!: number;
  me!: MeResponse;
}

/** The answer to a sign-in: signed in, or a `challenge` that `POST /auth/second-factor` takes with a code (IAM-2). */
export class SignInResponse extends PartialType(SignedInResponse) {
  challenge?: string;
}
