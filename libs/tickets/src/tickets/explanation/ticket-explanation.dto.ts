import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

/** About whom it is asked. */
export class TicketAccessQuery {
  @IsUUID() userId!: string;
}

const kinds = [
  'inbox',
  'own',
  'unassigned',
  'others',
  'participating',
  'team',
  'sector',
  'subordinates',
  'permission',
] as const;

/** What a reason speaks of. */
export type TicketReasonKind = (typeof kinds)[number];

/** One thing that decides whether somebody reaches a ticket. */
export class TicketAccessReasonResponse {
  @ApiProperty({ enum: kinds }) kind!: TicketReasonKind;
  /** The permission, for reasons of that kind. */
  @ApiProperty({ type: String, nullable: true }) permission!: string | null;
  /** Whether his profile has it at all. */
  @ApiProperty() held!: boolean;
  /** Whether it speaks for him with this ticket. */
  @ApiProperty() matched!: boolean;
  @ApiProperty() text!: string;
}

/** Whether somebody reaches a ticket, and why or why not. */
export class TicketAccessResponse {
  @ApiProperty({ format: 'uuid' }) ticketId!: string;
  @ApiProperty() protocol!: string;
  @ApiProperty({ format: 'uuid' }) userId!: string;
  @ApiProperty() userName!: string;
  @ApiProperty({ format: 'uuid' }) profileId!: string;
  @ApiProperty() profileName!: string;
  /** Whether he sees that it exists. */
  @ApiProperty() reached!: boolean;
  /** Whether he may read its messages, too. */
  @ApiProperty() readsMessages!: boolean;
  /** The whole in one sentence. */
  @ApiProperty() text!: string;
  @ApiProperty({ type: [TicketAccessReasonResponse] }) reasons!: TicketAccessReasonResponse[];
}
