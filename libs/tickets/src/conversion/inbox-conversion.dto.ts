import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Optional } from '@guiche/platform/http';

const nullableId = { type: String, nullable: true, format: 'uuid' } as const;

/** How the intakes of an inbox become tickets: members left out stay as they are. */
export class UpdateInboxConversionDto {
  /** At once, or by hand. */
  @Optional() @IsBoolean() @ApiProperty({ required: false }) automatic?: boolean;
  /** In whose name tickets are made automatically. */
  @IsOptional() @IsUUID() @ApiProperty({ ...nullableId, required: false }) creatorId?: string | null;
  @IsOptional() @IsUUID() @ApiProperty({ ...nullableId, required: false }) sectorId?: string | null;
  @IsOptional() @IsUUID() @ApiProperty({ ...nullableId, required: false }) occurrenceTypeId?: string | null;
  @IsOptional() @IsUUID() @ApiProperty({ ...nullableId, required: false }) occurrenceId?: string | null;
  @IsOptional() @IsUUID() @ApiProperty({ ...nullableId, required: false }) solutionId?: string | null;
  /** Empty: the product's own words. `{{ticket.protocol}}`, `{{contact.name}}` and `{{inbox.name}}` are filled in. */
  @Optional() @IsString() @MaxLength(1000) @ApiProperty({ required: false, maxLength: 1000 }) protocolMessage?: string;
}

/** The conversion settings of an inbox. */
export class InboxConversionResponse {
  @ApiProperty({ format: 'uuid' }) inboxId!: string;
  @ApiProperty() automatic!: boolean;
  @ApiProperty(nullableId) creatorId!: string | null;
  @ApiProperty(nullableId) sectorId!: string | null;
  @ApiProperty(nullableId) occurrenceTypeId!: string | null;
  @ApiProperty(nullableId) occurrenceId!: string | null;
  @ApiProperty(nullableId) solutionId!: string | null;
  @ApiProperty() protocolMessage!: string;
  /** 0 as long as nobody has set it up. */
  @ApiProperty() version!: number;
}
