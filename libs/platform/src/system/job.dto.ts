import { ApiProperty } from '@nestjs/swagger';
import type { JobRow } from './system.repository.js';

/** A job as administrators see it: never its payload, which may hold personal data. */
export class JobResponse {
  id!: string;
  kind!: string;
  family!: string;
  @ApiProperty({ enum: ['failed', 'waiting', 'running'] }) state!: string;
  attempts!: number;
  maxAttempts!: number;
  /** How often it took its process down. */
  interruptions!: number;
  lastError!: string | null;
  dueAt!: Date;
  createdAt!: Date;
  finishedAt!: Date | null;
}

export const toJobResponse = (row: JobRow): JobResponse => ({
  id: row.id,
  kind: row.kind,
  family: row.family,
  state: row.state,
  attempts: row.attempts,
  maxAttempts: row.max_attempts,
  interruptions: row.interruptions,
  lastError: row.last_error,
  dueAt: row.due_at,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
});
