import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@guiche/platform/database';
import { HandlesJob, RetryLater, type JobRun } from '@guiche/platform/jobs';
import { Outbox } from '@guiche/platform/outbox';
import type { FetchedMedia, Refusal } from '../adapters/channel-adapter.js';
import { InboxCache } from '../inboxes/inbox-cache.js';
import { wordsOf } from '../inboxes/inbox-pulse.js';
import { messageChanged } from '../messages/message.events.js';
import { AttachmentRepository, type AttachmentRecord } from './attachment.repository.js';
import { fetchMedia } from './fetch-media.job.js';
import { MessageFiles } from './message-files.js';

/** Fetches what customers sent and stores it ourselves, because providers keep it for days only. */
@Injectable()
export class FetchMedia {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly attachments: AttachmentRepository,
    private readonly inboxes: InboxCache,
    private readonly files: MessageFiles,
    private readonly outbox: Outbox,
  ) {}

  @HandlesJob(fetchMedia)
  async run(job: JobRun<{ attachmentId: string }>): Promise<void> {
    const attachment = await this.uow.read((tx) => this.attachments.find(tx, job.payload.attachmentId));
    if (attachment === null || attachment.state !== 'fetching' || attachment.reference === null) return;
    const inbox = await this.inboxes.load(attachment.inboxId);
    if (inbox === null) return;
    const context = { settings: inbox.settings, secrets: inbox.secrets, signal: job.signal };
    const answer = await inbox.adapter.fetchMedia(attachment.reference, context);
    if (!answer.ok) return this.refused(attachment, answer.refusal, job.lastAttempt);
    try {
      await this.keep(attachment, answer.value, inbox.adapter.capabilities.files[attachment.kind]?.maxBytes);
    } catch (error) {
      if (job.lastAttempt) await this.fail(attachment, error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  private async keep(attachment: AttachmentRecord, media: FetchedMedia, maxBytes = defaultMaxBytes): Promise<void> {
    const file = await this.files.keep(media, {
      name: attachment.name ?? attachment.kind,
      fallback: attachment.contentType,
      maxBytes,
    });
    await this.uow.run(async (tx) => {
      if (await this.attachments.markReady(tx, attachment.id, file)) await this.outbox.record(tx, changed(attachment));
      await this.files.attach(tx, file.id);
    });
  }

  private async refused(attachment: AttachmentRecord, refusal: Refusal, isLast: boolean): Promise<void> {
    const words = wordsOf(refusal.failure);
    if (refusal.kind === 'final' || isLast) {
      await this.fail(attachment, words);
      if (refusal.kind === 'final') return;
    }
    if (refusal.kind === 'rate-limited' && refusal.retryAfterMs !== undefined)
      throw new RetryLater(refusal.retryAfterMs, words);
    throw new Error(words);
  }

  private async fail(attachment: AttachmentRecord, why: string): Promise<void> {
    await this.uow.run(async (tx) => {
      if (await this.attachments.markFailed(tx, attachment.id, why)) await this.outbox.record(tx, changed(attachment));
    });
  }
}

const defaultMaxBytes = 100 * 1024 * 1024;

const changed = ({ messageId, conversationId, inboxId }: AttachmentRecord): ReturnType<typeof messageChanged> =>
  messageChanged({ messageId, conversationId, inboxId, what: 'attachment' });
