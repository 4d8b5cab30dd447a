import type { OpenedVia } from './ticket.entity.js';
import type { TicketStatus } from './ticket-transitions.js';

/** A ticket's row as services decide on it; read under a lock, and written back as a whole. */
export interface TicketRecord {
  readonly id: string;
  readonly protocol: string;
  readonly channel: string;
  readonly inboxId: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly firstSeq: number;
  readonly openedVia: OpenedVia;
  status: TicketStatus;
  version: number;
  lastSeq: number | null;
  queueId: string | null;
  queuedAt: Date | null;
  assigneeId: string | null;
  assignedAt: Date | null;
  sectorId: string | null;
  occurrenceTypeId: string | null;
  occurrenceId: string | null;
  solutionId: string | null;
  priority: number;
  unread: number;
  readSeq: number;
  lastEventSeq: number;
  lastMessagePreview: string | null;
  lastMessageDirection: 'in' | 'out' | null;
  lastActivityAt: Date;
  finishedAt: Date | null;
}

/** The columns of a `TicketRecord`, for the table under this alias. */
export const ticketColumns = (t: string): string => `
  ${t}.id, ${t}.protocol, ${t}.channel, ${t}.inbox_id AS "inboxId", ${t}.conversation_id AS "conversationId",
  ${t}.contact_id AS "contactId", ${t}.first_seq AS "firstSeq", ${t}.opened_via AS "openedVia", ${t}.status, ${t}.version,
  ${t}.last_seq AS "lastSeq", ${t}.queue_id AS "queueId", ${t}.queued_at AS "queuedAt", ${t}.assignee_id AS "assigneeId",
  ${t}.assigned_at AS "assignedAt", ${t}.sector_id AS "sectorId", ${t}.occurrence_type_id AS "occurrenceTypeId",
  ${t}.occurrence_id AS "occurrenceId", ${t}.solution_id AS "solutionId", ${t}.priority, ${t}.unread,
  ${t}.read_seq AS "readSeq", ${t}.last_event_seq AS "lastEventSeq", ${t}.last_message_preview AS "lastMessagePreview",
  ${t}.last_message_direction AS "lastMessageDirection", ${t}.last_activity_at AS "lastActivityAt", ${t}.finished_at AS "finishedAt"`;
