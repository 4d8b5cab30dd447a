import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsEmail, IsIn, IsInt, IsString, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { Optional, Trimmed } from '../http/index.js';
import type { MailSecurity } from './mail-settings.js';

const securities = ['tls', 'starttls', 'none'] as const;
const unlessEmpty = (): PropertyDecorator => ValidateIf((_object, value) => value !== '' && value !== undefined);

/** Sender and layout as they are saved; the password is only ever written. */
export class MailSettingsDto {
  /** Empty: no mail goes out. */
  @Trimmed() @Matches(/^[\w.:-]*$/) @MaxLength(255) host!: string;
  @IsInt() @Min(1) @Max(65_535) port!: number;
  @IsIn(securities) @ApiProperty({ enum: securities }) security!: MailSecurity;
  @IsString() @MaxLength(255) user!: string;
  /** Left out: stays. Empty: there is none. */
  @Optional() @IsString() @MaxLength(1000) password?: string;
  @Trimmed() @IsString() @Matches(/^[^\r\n]*$/) @MaxLength(120) fromName!: string;
  @Trimmed() @unlessEmpty() @IsEmail() @MaxLength(254) fromAddress!: string;
  @Trimmed() @unlessEmpty() @IsEmail() @MaxLength(254) replyTo!: string;
  @IsString() @MaxLength(500) header!: string;
  @IsString() @MaxLength(2000) footer!: string;
}

/** A change of it: members left out stay as they are. */
export class UpdateMailSettingsDto extends PartialType(MailSettingsDto, { skipNullProperties: false }) {}

/** Sender and layout as the API answers them. */
export class MailSettingsResponse extends OmitType(MailSettingsDto, ['password'] as const) {
  /** Whether a password is stored. */
  passwordSet!: boolean;
  version!: number;
}

/** To whom the test mail goes. */
export class TestMailDto {
  @Trimmed() @IsEmail() @MaxLength(254) to!: string;
}

/** What became of the test mail, with the server's own words when it did not go. */
export class TestMailResponse {
  ok!: boolean;
  @ApiProperty({ type: String, nullable: true }) problem!: string | null;
}

/** A layout that is not saved yet. */
export class PreviewMailDto {
  @Optional() @IsString() @MaxLength(500) header?: string;
  @Optional() @IsString() @MaxLength(2000) footer?: string;
}

/** How a mail looks in it. */
export class MailPreviewResponse {
  subject!: string;
  html!: string;
  text!: string;
}
