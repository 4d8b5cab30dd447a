import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@guiche/kernel';
import type { Journal } from '../journal/journal.js';
import { newDigits } from './identifiers.js';
import type { Media } from './records.js';

const day = 24 * 60 * 60 * 1000;

/** The files the provider holds: the bytes, what is known of them, and how long they may be asked for. */
export class MediaStore {
  private readonly inMemory = new Map<string, Buffer>();
  private readonly folder: string | null;

  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
    dataFolder: string | null,
  ) {
    this.folder = dataFolder === null ? null : join(dataFolder, 'media');
    if (this.folder !== null) mkdirSync(this.folder, { recursive: true });
  }

  add(file: Pick<Media, 'accountId' | 'from' | 'mimeType' | 'fileName'>, bytes: Buffer): Media {
    const media: Media = {
      ...file,
      id: newDigits(16),
      sha256Hex: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
      createdAt: this.clock.now().getTime(),
    };
    if (this.folder === null) this.inMemory.set(media.id, bytes);
    else {
      const path = join(this.folder, media.id);
      writeFileSync(`${path}.new`, bytes);
      renameSync(`${path}.new`, path);
    }
    this.journal.put('media', media.id, media);
    return media;
  }

  /** What a business may still ask for: uploads live 30 days, files from customers 7. */
  find(id: string): Media | null {
    const media = this.journal.all<Media>('media').get(id);
    if (!media) return null;
    const livesFor = media.from === 'business' ? 30 * day : 7 * day;
    return this.clock.now().getTime() - media.createdAt > livesFor ? null : media;
  }

  bytes(media: Media): Buffer {
    if (this.folder !== null) return readFileSync(join(this.folder, media.id));
    return this.inMemory.get(media.id) ?? Buffer.alloc(0);
  }

  remove(id: string): void {
    this.journal.remove('media', id);
    this.inMemory.delete(id);
    if (this.folder !== null) rmSync(join(this.folder, id), { force: true });
  }

  clear(): void {
    for (const id of [...this.journal.all('media').keys()]) this.remove(id);
  }
}
