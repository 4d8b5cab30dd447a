import { IsUUID, ValidateIf } from 'class-validator';

export class SetInboxQueueDto {
  /** The queue that the inbox feeds; null for none: its tickets then wait for somebody to take them. */
  @ValidateIf((dto: SetInboxQueueDto) => dto.queueId !== null)
  @IsUUID()
  queueId!: string | null;
}

export class InboxQueueResponse {
  inboxId!: string;
  queueId!: string | null;
  queueName!: string | null;
}
