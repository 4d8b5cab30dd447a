import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
} from 'class-validator';

const values = { type: 'object', additionalProperties: true } as const;

export class CreateInboxDto {
  @ApiProperty({ maxLength: 120 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  name!: string;

  /** One of `GET /channel-providers`. */
  @ApiProperty({ maxLength: 60 })
  @IsString()
  @MaxLength(60)
  provider!: string;

  @ApiProperty(values)
  @IsObject()
  settings!: Record<string, unknown>;

  /** Write-only: answers name the ones that are set. */
  @ApiProperty({ ...values, writeOnly: true })
  @IsObject()
  secrets!: Record<string, unknown>;

  @ApiPropertyOptional({ maxLength: 4000 })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  greeting?: string;

  @ApiPropertyOptional({ type: Boolean })
  @IsOptional()
  @IsBoolean()
  active?: boolean;

  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(2000)
  @IsUUID(undefined, { each: true })
  memberIds?: string[];
}

export class UpdateInboxDto {
  @ApiPropertyOptional({ maxLength: 120 })
  @ValidateIf((_body, value) => value !== undefined)
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  name?: string;

  @ApiPropertyOptional(values)
  @ValidateIf((_body, value) => value !== undefined)
  @IsObject()
  settings?: Record<string, unknown>;

  /** Write-only; a secret left out or empty stays as it is. */
  @ApiPropertyOptional({ ...values, writeOnly: true })
  @IsOptional()
  @IsObject()
  secrets?: Record<string, unknown>;

  @ApiPropertyOptional({ maxLength: 4000 })
  @ValidateIf((_body, value) => value !== undefined)
  @IsString()
  @MaxLength(4000)
  greeting?: string;

  @ApiPropertyOptional({ type: Boolean })
  @ValidateIf((_body, value) => value !== undefined)
  @IsBoolean()
  active?: boolean;

  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @ValidateIf((_body, value) => value !== undefined)
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(2000)
  @IsUUID(undefined, { each: true })
  memberIds?: string[];
}

export class TestConnectionDto {
  @ApiProperty({ maxLength: 60 })
  @IsString()
  @MaxLength(60)
  provider!: string;

  @ApiProperty(values)
  @IsObject()
  settings!: Record<string, unknown>;

  @ApiPropertyOptional({ ...values, writeOnly: true })
  @IsOptional()
  @IsObject()
  secrets?: Record<string, unknown>;

  /** The inbox whose kept secrets stand in for those that were not typed. */
  @ApiPropertyOptional({ type: String, nullable: true, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  inboxId?: string | null;
}

export class ConnectionTestResponse {
  @ApiProperty() ok!: boolean;
  /** In the caller's language. */
  @ApiProperty({ type: [String] }) problems!: string[];
  /** What the provider says of the account. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) details!: Record<string, string>;
}

export class InboxHealthResponse {
  @ApiProperty({ enum: ['ok', 'failing', 'paused', 'reconnect'] }) state!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) lastInAt!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) lastOutAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) lastError!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) lastErrorAt!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) pausedUntil!: string | null;
  /** Counted for one inbox; null in lists. */
  @ApiProperty({ type: Number, nullable: true }) messagesWaiting!: number | null;
  /** Calls of the last seven days of which nothing could be made. Counted for one inbox; null in lists. */
  @ApiProperty({ type: Number, nullable: true }) notUnderstood!: number | null;
}

/** An inbox as the API shows it: of its secrets only which ones are set. */
export class InboxResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() channel!: string;
  @ApiProperty() provider!: string;
  @ApiProperty(values) settings!: Record<string, unknown>;
  @ApiProperty({ type: [String] }) secretsSet!: string[];
  @ApiProperty() greeting!: string;
  @ApiProperty() active!: boolean;
  @ApiProperty({ type: [String], format: 'uuid' }) memberIds!: string[];
  /** To be entered at the provider. */
  @ApiProperty() webhookUrl!: string;
  /** To be entered at the provider beside the address. */
  @ApiProperty() verifyToken!: string;
  @ApiProperty({ type: InboxHealthResponse }) health!: InboxHealthResponse;
  @ApiProperty() version!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ format: 'date-time' }) updatedAt!: string;
}
