import { IsString, Length, MaxLength } from 'class-validator';
import { Optional } from '@guiche/platform/http';
import { maxPasswordLength } from '../sign-in/password-policy.js';

/** Proof that it is he himself who begins. */
export class BeginSecondFactorDto {
  /** One's password; left out by somebody who has none here because a directory signs him in. */
  @Optional() @IsString() @MaxLength(maxPasswordLength) password?: string;
}

/** A code of the authenticator, or one of the recovery codes. */
export class SecondFactorCodeDto {
  @IsString() @Length(6, 20) code!: string;
}

/** A code that answers a challenge of signing in. */
export class AnswerChallengeDto extends SecondFactorCodeDto {
  @IsString() @Length(1, 2000) challenge!: string;
}

/** How somebody's second factor stands. */
export class SecondFactorResponse {
  on!: boolean;
  /** His profile asks for it. */
  required!: boolean;
  recoveryCodesLeft!: number;
}

/** What the authenticator app takes in. */
export class NewSecondFactorResponse {
  /** For typing it in, base32. */
  secret!: string;
  /** What the QR code says. */
  uri!: string;
  /** The QR code as an SVG document. */
  qrCode!: string;
}

/** Recovery codes; shown once. */
export class RecoveryCodesResponse {
  recoveryCodes!: string[];
}
