import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AccessDirectory, may, type Actor } from '@guiche/identity';
import { NotFound } from '@guiche/kernel';
import { defineConfig, intEnv } from '@guiche/platform/config';
import { UnitOfWork } from '@guiche/platform/database';
import { FileMissing, LinkTokens, StoredFiles, type ByteRange, type StoredFile } from '@guiche/platform/storage';
import { ticketPermissions } from '../tickets.permissions.js';
import { AttachmentReader, type ReachedAttachment } from './attachment.repository.js';

/** What people may upload. */
export const filesConfig = defineConfig('ticket-files', {
  maxMegabytes: intEnv('UPLOAD_MAX_MEGABYTES', { min: 1, max: 100, default: 16 }),
});

/** Takes files that are going to be sent, and hands out those of messages to who may see them (TKT-8). */
@Injectable()
export class FileService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: StoredFiles,
    private readonly links: LinkTokens,
    private readonly attachments: AttachmentReader,
    private readonly directory: AccessDirectory,
  ) {}

  /** Keeps a file for its uploader to send; forgotten after a day unless he does. */
  upload(actor: Actor, source: Readable, name: string): Promise<StoredFile> {
    const maxBytes = filesConfig().maxMegabytes * 1_048_576;
    return this.files.put(source, { name, maxBytes, uploadedBy: actor.userId });
  }

  /** What a link leads to, if whom it was made for may still see it now: everything else is not there (IAM-9). */
  async find(token: string): Promise<ReachedAttachment> {
    const link = this.links.read(token);
    const actor = link && (await this.directory.actorOf(undefined, link.userId));
    if (link && actor && may(actor, ticketPermissions.list) && may(actor, ticketPermissions.readMessages)) {
      const found = await this.uow.read((tx) => this.attachments.find(tx, actor.scope, link.subjectId));
      if (found) return found;
    }
    throw new NotFound('ticket.file-not-found');
  }

  async open(fileId: string, range: ByteRange | null): Promise<Readable> {
    try {
      return await this.files.open(fileId, range ?? undefined);
    } catch (error) {
      if (error instanceof FileMissing) throw new NotFound('ticket.file-not-found');
      throw error;
    }
  }
}
