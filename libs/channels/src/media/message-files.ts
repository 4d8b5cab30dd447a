import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Unprocessable } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import { StoredFiles, type StoredFile } from '@guiche/platform/storage';
import type { FetchedMedia } from '../adapters/channel-adapter.js';

/** The files of messages: uploaded ones that go out, and fetched ones that came in. */
@Injectable()
export class MessageFiles {
  constructor(private readonly files: StoredFiles) {}

  /** Files for a message of this author, in the order asked for; one that is gone, or that somebody else uploaded, is refused. */
  async take(tx: Tx, fileIds: readonly string[], authorId: string | null): Promise<StoredFile[]> {
    if (fileIds.length === 0) return [];
    const found = new Map((await this.files.findMany(tx, fileIds)).map((file) => [file.id, file]));
    const taken: StoredFile[] = [];
    for (const id of new Set(fileIds)) {
      const file = found.get(id);
      if (file === undefined || file.uploadedBy !== authorId) throw new Unprocessable('channels.unknown-file');
      await this.files.attach(tx, id);
      taken.push(file);
    }
    return taken;
  }

  open(fileId: string): Promise<Readable> {
    return this.files.open(fileId);
  }

  /** Stores what a provider hands out; throws when it is not what the provider said it would be. Attach it to keep it. */
  async keep(
    media: FetchedMedia,
    file: { readonly name: string; readonly fallback: string | null; readonly maxBytes: number },
  ): Promise<StoredFile> {
    const stored = await this.files.put(media.stream, { ...file, fallback: media.contentType ?? file.fallback });
    if (media.sha256 !== null && stored.sha256.toString('hex') !== media.sha256) {
      throw new Error('the file is not the one the provider announced: its SHA-256 differs');
    }
    return stored;
  }

  async attach(tx: Tx, fileId: string): Promise<void> {
    await this.files.attach(tx, fileId);
  }
}
