import { IsIn, IsString, Length, MaxLength } from 'class-validator';
import { Optional } from '@guiche/platform/http';
import { maxPasswordLength } from '../sign-in/password-policy.js';

/** Who forgot his password. */
export class ForgottenPasswordDto {
  /** Login or e-mail. */
  @Length(1, 254) login!: string;
  /** Where the link in the mail leads. */
  @Optional() @IsIn(['desk', 'admin']) to?: 'desk' | 'admin';
}

/** A new password, by the link that was mailed. */
export class ResetPasswordDto {
  @IsString() @Length(1, 200) token!: string;
  @IsString() @MaxLength(maxPasswordLength) password!: string;
}
