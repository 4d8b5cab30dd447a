import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@guiche/platform/database';
import type { AdapterContext, OutboundMedia, ProviderAnswer } from '../adapters/channel-adapter.js';
import type { OpenInbox } from '../inboxes/inbox-cache.js';
import { MessageFiles } from '../media/message-files.js';
import { DeliveryRepository, type DeliveryRecord } from './delivery.repository.js';

/** Brings the file of a message to the provider before the message itself; once, however often the message is tried. */
@Injectable()
export class MediaUpload {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly deliveries: DeliveryRepository,
    private readonly files: MessageFiles,
  ) {}

  async ensure(
    message: DeliveryRecord,
    inbox: OpenInbox,
    context: AdapterContext,
  ): Promise<ProviderAnswer<OutboundMedia | null>> {
    const { attachment } = message;
    if (attachment === null) return { ok: true, value: null };
    const { kind, size, fileId } = attachment;
    const name = attachment.name ?? 'file';
    const contentType = attachment.contentType ?? 'application/octet-stream';
    if (attachment.reference !== null)
      return { ok: true, value: { kind, name, contentType, reference: attachment.reference } };
    const answer = await inbox.adapter.uploadMedia(
      { kind, name, contentType, size, open: () => this.files.open(fileId) },
      context,
    );
    if (!answer.ok) {
      // An upload can be repeated without anybody seeing it twice.
      const refusal =
        answer.refusal.kind === 'uncertain' ? ({ ...answer.refusal, kind: 'temporary' } as const) : answer.refusal;
      return { ok: false, refusal };
    }
    await this.uow.run((tx) => this.deliveries.keepReference(tx, attachment.id, answer.value));
    return { ok: true, value: { kind, name, contentType, reference: answer.value } };
  }
}
