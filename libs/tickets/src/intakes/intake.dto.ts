import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Optional } from '@guiche/platform/http';
import { NamedResponse, TicketContactResponse } from '../tickets/ticket.dto.js';
import { intakeStates, type IntakeState } from './intake.entity.js';
import type { IntakeRow } from './intake.repository.js';
import { contactFor, mayReadMessages, type TicketViewer } from '../tickets/ticket-view.js';

/** An intake as the API answers it. */
export class IntakeResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: NamedResponse }) inbox!: NamedResponse;
  @ApiProperty({ type: TicketContactResponse }) contact!: TicketContactResponse;
  @ApiProperty({ enum: intakeStates }) state!: IntakeState;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) ticketId!: string | null;
  @ApiProperty({ type: NamedResponse, nullable: true }) reason!: NamedResponse | null;
  /** Who decided; null when it was converted automatically. */
  @ApiProperty({ type: NamedResponse, nullable: true }) decidedBy!: NamedResponse | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) decidedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) lastMessagePreview!: string | null;
  @ApiProperty() version!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
}

const optionalId = { type: String, nullable: true, required: false, format: 'uuid' } as const;

/** How an intake is registered as a ticket; what is left out comes from the inbox's defaults. */
export class ConvertIntakeDto {
  @IsOptional() @IsUUID() @ApiProperty(optionalId) sectorId?: string | null;
  @IsOptional() @IsUUID() @ApiProperty(optionalId) occurrenceTypeId?: string | null;
  @IsOptional() @IsUUID() @ApiProperty(optionalId) occurrenceId?: string | null;
  @Optional() @IsInt() @Min(1) @Max(4) @ApiProperty({ required: false, minimum: 1, maximum: 4 }) priority?: number;
}

/** Why an intake does not become a ticket. */
export class DiscardIntakeDto {
  @IsUUID() @ApiProperty({ format: 'uuid' }) reasonId!: string;
}

/** An intake as one reader is shown it (IAM-9). */
export const toIntakeResponse = (reader: TicketViewer, row: IntakeRow): IntakeResponse => ({
  id: row.id,
  inbox: row.inbox,
  contact: contactFor(reader.scope, row.contact),
  state: row.state,
  ticketId: row.ticketId,
  reason: row.reason,
  decidedBy: row.decidedBy,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  lastMessagePreview: mayReadMessages(reader) ? row.preview : null,
  version: row.version,
  createdAt: row.createdAt.toISOString(),
});
