import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock, Invalid, NotFound } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { FileMissing, StoredFiles } from '@guiche/platform/storage';
import type { Actor } from '../../access/actor.js';
import { UserChanges } from '../user-changes.js';
import { UserGuard } from '../user-guard.js';
import type { User } from '../user.entity.js';
import { UserRepository } from '../user.repository.js';

/** What a photo may weigh. */
export const maxPhotoBytes = 2 * 1_048_576;
/** What a photo may be, by its content. */
export const photoTypes = ['image/png', 'image/jpeg', 'image/webp'];

/** A photo that can be sent. */
export interface PhotoFile {
  readonly contentType: string;
  readonly size: number;
  readonly bytes: Readable;
}

/** Keeps the photos of users (IAM-14). */
@Injectable()
export class UserPhotos {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly users: UserRepository,
    private readonly guard: UserGuard,
    private readonly changes: UserChanges,
    private readonly files: StoredFiles,
  ) {}

  /** Gives a user a photo. One that is too large or no image is refused, and forgotten with other unused uploads. */
  async set(actor: Actor, id: string, source: Readable, name: string): Promise<User> {
    await this.uow.read(async (tx) => this.guard.requireMayChange(tx, actor, await this.users.get(tx, id)));
    const file = await this.files.put(source, { name, maxBytes: maxPhotoBytes, uploadedBy: actor.userId });
    if (!photoTypes.includes(file.contentType)) {
      throw new Invalid('platform.invalid-input', {}, [{ field: 'file', code: 'identity.photo-no-image' }]);
    }
    return this.change(actor, id, file.id);
  }

  remove(actor: Actor, id: string): Promise<User> {
    return this.change(actor, id, null);
  }

  /** The photo of a user; 404 when he has none. */
  async open(id: string): Promise<PhotoFile> {
    const file = await this.uow.read(async (tx) => {
      const { photoFileId } = await this.users.get(tx, id);
      return photoFileId === null ? null : this.files.find(tx, photoFileId);
    });
    if (!file) throw new NotFound('identity.no-photo');
    const { contentType, size } = file;
    try {
      return { contentType, size, bytes: await this.files.open(file.id) };
    } catch (error) {
      if (error instanceof FileMissing) throw new NotFound('identity.no-photo');
      throw error;
    }
  }

  private change(actor: Actor, id: string, photoFileId: string | null): Promise<User> {
    return this.uow.run(async (tx) => {
      const before = await this.users.lock(tx, id);
      await this.guard.requireMayChange(tx, actor, before);
      const after = await this.users.update(tx, before, { photoFileId }, this.clock.now());
      if (photoFileId !== null) await this.files.attach(tx, photoFileId);
      if (before.photoFileId !== null && before.photoFileId !== photoFileId) {
        await this.files.detach(tx, before.photoFileId);
      }
      await this.changes.record(tx, before, after);
      return after;
    });
  }
}
