import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';

/** How people sign in, as administrators decide it. */
export class SignInSettingsDto {
  @IsInt() @Min(8) @Max(64) minLength!: number;
  /** How many kinds of signs a password mixes: small letters, capitals, digits, others. */
  @IsInt() @Min(1) @Max(4) classes!: number;
  /** Not the login, name or e-mail. */
  @IsBoolean() notAboutOneself!: boolean;
  /** Not one of the most used. */
  @IsBoolean() notCommon!: boolean;
  /** Everybody but the root comes through a directory. */
  @IsBoolean() localOnlyForRoot!: boolean;
}

/** A change of it: members left out stay as they are. */
export class UpdateSignInSettingsDto extends PartialType(SignInSettingsDto, { skipNullProperties: false }) {}

/** The same as the API answers it. */
export class SignInSettingsResponse extends SignInSettingsDto {
  version!: number;
}

/** What a form tells somebody who chooses a password. */
export class PasswordRulesResponse {
  minLength!: number;
  maxLength!: number;
  classes!: number;
  notAboutOneself!: boolean;
  notCommon!: boolean;
}

/** A directory that signs people in. */
export class SignInProviderResponse {
  id!: string;
  name!: string;
}

/** What a sign-in page needs to know before anybody has signed in. */
export class SignInOptionsResponse {
  passwordRules!: PasswordRulesResponse;
  /** Local sign-in is for the root only: the directories' buttons come first. */
  localOnlyForRoot!: boolean;
  /** Whether a forgotten password can be replaced by mail. */
  mailsPasswordLinks!: boolean;
  @ApiProperty({ type: () => [SignInProviderResponse] }) providers!: SignInProviderResponse[];
  /** The words of the code given as `problem`, where it says why a directory did not let somebody in. */
  @ApiProperty({ type: String, nullable: true }) problem!: string | null;
}
