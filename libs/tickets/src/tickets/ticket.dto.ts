import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { Type } from 'class-transformer';
import { Optional } from '@guiche/platform/http';
import { ticketStatuses, type TicketStatus } from './ticket-transitions.js';

const maxSeq = 2_147_483_647;

/** Something named, as far as a list shows it. */
export class NamedResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

/** Who wrote to us. */
export class TicketContactResponse extends NamedResponse {
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) customerId!: string | null;
}

const nullableNamed = { type: NamedResponse, nullable: true } as const;
const nullableTime = { type: String, nullable: true, format: 'date-time' } as const;

/** A ticket, the same in lists, alone and in realtime messages. */
export class TicketResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() protocol!: string;
  @ApiProperty({ enum: ticketStatuses }) status!: TicketStatus;
  /** Of owner, status and classification; messages do not change it. */
  @ApiProperty() version!: number;
  @ApiProperty() channel!: string;
  @ApiProperty({ type: NamedResponse }) inbox!: NamedResponse;
  @ApiProperty(nullableNamed) queue!: NamedResponse | null;
  @ApiProperty({ type: TicketContactResponse }) contact!: TicketContactResponse;
  @ApiProperty(nullableNamed) assignee!: NamedResponse | null;
  @ApiProperty(nullableNamed) sector!: NamedResponse | null;
  @ApiProperty(nullableNamed) occurrenceType!: NamedResponse | null;
  @ApiProperty(nullableNamed) occurrence!: NamedResponse | null;
  @ApiProperty(nullableNamed) solution!: NamedResponse | null;
  /** 1 low, 2 normal, 3 high, 4 urgent. */
  @ApiProperty({ minimum: 1, maximum: 4 }) priority!: number;
  @ApiProperty() unread!: number;
  /** Null also for who may not read messages. */
  @ApiProperty({ type: String, nullable: true }) lastMessagePreview!: string | null;
  @ApiProperty({ type: String, nullable: true, enum: ['in', 'out'] }) lastMessageDirection!: string | null;
  @ApiProperty({ format: 'date-time' }) lastActivityAt!: string;
  @ApiProperty(nullableTime) queuedAt!: string | null;
  @ApiProperty(nullableTime) assignedAt!: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ format: 'date-time' }) updatedAt!: string;
  @ApiProperty(nullableTime) finishedAt!: string | null;
  @ApiProperty({ enum: ['automatic', 'manual', 'api'] }) openedVia!: string;
}

/** The customer behind a contact. */
export class TicketCustomerResponse extends NamedResponse {
  @ApiProperty({ type: String, nullable: true }) taxId!: string | null;
}

/** A single ticket, with what the desk needs to work on it. */
export class TicketDetailResponse extends TicketResponse {
  /** The part of the conversation that is this ticket's. */
  @ApiProperty() firstSeq!: number;
  @ApiProperty({ type: Number, nullable: true }) lastSeq!: number | null;
  @ApiProperty() readSeq!: number;
  /** The last message of the ticket: what `lastSeenSeq` of an answer is compared with. */
  @ApiProperty() conversationLastSeq!: number;
  /** Until when the channel takes free answers; null where it knows no such limit. */
  @ApiProperty(nullableTime) replyWindowEndsAt!: string | null;
  /** The statuses to which the caller may bring it. */
  @ApiProperty({ enum: ticketStatuses, isArray: true }) mayChangeTo!: TicketStatus[];
  @ApiProperty({ type: TicketCustomerResponse, nullable: true }) customer!: TicketCustomerResponse | null;
  /** Whether the caller follows it. */
  @ApiProperty() following!: boolean;
}

/** One view in figures. */
export class ViewCountResponse {
  @ApiProperty() count!: number;
  /** Of those counted, how many have messages nobody read. */
  @ApiProperty() unread!: number;
  /** There are more than were counted. */
  @ApiProperty() capped!: boolean;
}

/** The live tickets of the standard views in figures. */
export class TicketCountsResponse {
  @ApiProperty({ type: ViewCountResponse }) mine!: ViewCountResponse;
  @ApiProperty({ type: ViewCountResponse }) unassigned!: ViewCountResponse;
  @ApiProperty({ type: ViewCountResponse }) all!: ViewCountResponse;
}

/** One step of the life cycle. */
export class TicketTransitionResponse {
  @ApiProperty({ enum: ticketStatuses }) from!: TicketStatus;
  @ApiProperty({ enum: ticketStatuses }) to!: TicketStatus;
  /** The action for which the reason must be meant; null when none is asked for. */
  @ApiProperty({ type: String, nullable: true }) reasonFor!: string | null;
  @ApiProperty() permission!: string;
}

/** New values of the classification: members left out stay as they are. */
export class ClassifyTicketDto {
  @IsOptional() @IsUUID() @ApiProperty({ type: String, nullable: true, required: false, format: 'uuid' }) sectorId?:
    string | null;
  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: String, nullable: true, required: false, format: 'uuid' })
  occurrenceTypeId?: string | null;
  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: String, nullable: true, required: false, format: 'uuid' })
  occurrenceId?: string | null;
  @IsOptional() @IsUUID() @ApiProperty({ type: String, nullable: true, required: false, format: 'uuid' }) solutionId?:
    string | null;
  @Optional() @IsInt() @Min(1) @Max(4) @ApiProperty({ required: false, minimum: 1, maximum: 4 }) priority?: number;
}

/** The version that the sender saw; another one is 412. */
export class SeenVersionDto {
  @Optional() @IsInt() @Min(1) @ApiProperty({ required: false }) version?: number;
}

/** Gives a ticket to an agent, or back to its queue. */
export class AssignTicketDto extends SeenVersionDto {
  /** Null gives it back. */
  @ValidateIf((_dto, value) => value !== null)
  @IsUUID()
  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  agentId!: string | null;
  /** Whose it was on the sender's screen, null for nobody's; 409 when that is no longer so. */
  @IsOptional() @IsUUID() @ApiProperty({ type: String, nullable: true, required: false, format: 'uuid' }) fromAgentId?:
    string | null;
}

/** Sends a ticket on: to an agent or to a queue. */
export class TransferTicketDto extends SeenVersionDto {
  @IsOptional() @IsUUID() @ApiProperty({ type: String, nullable: true, required: false, format: 'uuid' }) toAgentId?:
    string | null;
  @IsOptional() @IsUUID() @ApiProperty({ type: String, nullable: true, required: false, format: 'uuid' }) toQueueId?:
    string | null;
  @IsOptional() @IsUUID() @ApiProperty({ type: String, nullable: true, required: false, format: 'uuid' }) reasonId?:
    string | null;
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @ApiProperty({ type: String, nullable: true, required: false, maxLength: 2000 })
  note?: string | null;
}

/** Brings a ticket to another status. */
export class ChangeStatusDto extends SeenVersionDto {
  @IsIn(ticketStatuses) @ApiProperty({ enum: ticketStatuses }) status!: TicketStatus;
  /** Needed for cancelling, marking as unfounded and reopening. */
  @IsOptional() @IsUUID() @ApiProperty({ type: String, nullable: true, required: false, format: 'uuid' }) reasonId?:
    string | null;
  /** With which a ticket is finished; by default its own, or its occurrence's. */
  @IsOptional() @IsUUID() @ApiProperty({ type: String, nullable: true, required: false, format: 'uuid' }) solutionId?:
    string | null;
  /** Kept as an internal note. */
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  @ApiProperty({ type: String, nullable: true, required: false, maxLength: 4000 })
  comment?: string | null;
}

/** How far a ticket was read. */
export class ReadTicketDto {
  @IsInt() @Min(0) @Max(maxSeq) seq!: number;
}

/** An answer to the customer, or a note. */
export class WriteMessageDto {
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  @ApiProperty({ type: String, nullable: true, required: false, maxLength: 20_000 })
  text?: string | null;
  /** Uploaded with POST /files by the same person, and not sent yet. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsUUID(undefined, { each: true })
  @ApiProperty({ type: [String], required: false, format: 'uuid' })
  fileIds?: string[];
  @IsOptional() @IsUUID() @ApiProperty({ type: String, nullable: true, required: false, format: 'uuid' }) replyToId?:
    string | null;
  /** For colleagues only. */
  @Optional() @IsBoolean() @ApiProperty({ required: false }) note?: boolean;
  /** Made by the sender: the same key again is the same message again (TKT-7). */
  @IsUUID() @ApiProperty({ format: 'uuid' }) clientKey!: string;
  /** The last message on the sender's screen; what others wrote after it is 409 (TKT-7a). */
  @IsInt() @Min(0) @Max(maxSeq) lastSeenSeq!: number;
}

/** Which messages of a ticket. */
export class MessagePageQuery {
  /** The page that ends before this message. */
  @Optional() @Type(() => Number) @IsInt() @Min(0) @Max(maxSeq) before?: number;
  /** The page that begins after this message. */
  @Optional() @Type(() => Number) @IsInt() @Min(0) @Max(maxSeq) after?: number;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit?: number;
}

/** Which entries of a time line. */
export class TimeLineQuery {
  @Optional() @Type(() => Number) @IsInt() @Min(0) @Max(maxSeq) after?: number;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(1000) limit?: number;
}

/** Who did something to a ticket. */
export class TimeLineActorResponse {
  @ApiProperty({ enum: ['user', 'api-token', 'customer', 'system'] }) kind!: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) id!: string | null;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
}

/** One entry of the time line (TKT-14). `data.names` carries the names of what the ids in `data` mean. */
export class TimeLineEntryResponse {
  @ApiProperty() seq!: number;
  @ApiProperty({
    enum: [
      'opened',
      'queued',
      'assigned',
      'transferred',
      'status-changed',
      'classified',
      'message-received',
      'message-sent',
      'note-added',
      'comment',
    ],
  })
  type!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: TimeLineActorResponse }) actor!: TimeLineActorResponse;
  @ApiProperty({ type: 'object', additionalProperties: true }) data!: Record<string, unknown>;
}
