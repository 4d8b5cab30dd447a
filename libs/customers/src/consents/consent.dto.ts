import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDateString, Length, MaxLength } from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import type { ConsentRow } from './consent.repository.js';

/** A consent that was given. */
export class RecordConsentDto {
  /** To what, in short: `marketing`, `service`, … */
  @ApiProperty({ maxLength: 120 })
  @Trimmed()
  @Length(1, 120)
  purpose!: string;

  /** Which text was agreed to, as your documents call it. */
  @ApiProperty({ maxLength: 60 })
  @Trimmed()
  @Length(1, 60)
  textVersion!: string;

  /** Where it was given: a channel, a form, by phone. */
  @ApiProperty({ maxLength: 60 })
  @Trimmed()
  @Length(1, 60)
  channel!: string;

  @ApiPropertyOptional({ maxLength: 1000 })
  @Optional()
  @MaxLength(1000)
  note?: string;

  /** Now when it is left out. */
  @ApiPropertyOptional({ format: 'date-time' })
  @Optional()
  @IsDateString({ strict: true })
  givenAt?: string;
}

/** A consent as the API shows it. */
export class ConsentResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() purpose!: string;
  @ApiProperty() textVersion!: string;
  @ApiProperty() channel!: string;
  @ApiProperty() note!: string;
  @ApiProperty({ format: 'date-time' }) givenAt!: Date;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) recordedBy!: string | null;
  @ApiProperty({ format: 'date-time' }) recordedAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) withdrawnAt!: Date | null;
}

export const toConsentResponse = (row: ConsentRow): ConsentResponse => ({
  id: row.id,
  purpose: row.purpose,
  textVersion: row.textVersion,
  channel: row.channel,
  note: row.note,
  givenAt: row.givenAt,
  recordedBy: row.recordedBy,
  recordedAt: row.recordedAt,
  withdrawnAt: row.withdrawnAt,
});
