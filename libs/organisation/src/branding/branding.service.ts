import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { brandColourProblem, brandColours, neededContrast } from '@guiche/contracts';
import { Clock, Invalid, NotFound, Unprocessable } from '@guiche/kernel';
import type { Actor } from '@guiche/identity';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork, type Tx } from '@guiche/platform/database';
import { Settings } from '@guiche/platform/settings';
import { FileMissing, StoredFiles, type StoredFile } from '@guiche/platform/storage';
import type { BrandingResponse, UpdateBrandingDto } from './branding.dto.js';

/** What is stored of a platform's looks; null is our own. */
interface StoredBranding {
  readonly name: string | null;
  readonly logoFileId: string | null;
  readonly faviconFileId: string | null;
  readonly accent: string | null;
  readonly accentDark: string | null;
  readonly header: string | null;
}

const key = 'branding';
const ours: StoredBranding = {
  name: null,
  logoFileId: null,
  faviconFileId: null,
  accent: null,
  accentDark: null,
  header: null,
};
const maxBytes = 1_048_576;
const isImage = (contentType: string): boolean =>
  /^image\/(png|jpeg|webp|gif|x-icon|vnd\.microsoft\.icon)$/.test(contentType);

/** How the platform calls itself and looks (ORG-6): one setting, read by everybody, also before signing in. */
@Injectable()
export class BrandingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly files: StoredFiles,
    private readonly audit: AuditLog,
  ) {}

  get(): Promise<BrandingResponse> {
    return this.uow.read(async (tx) => {
      const { value, version } = await this.settings.read(tx, key, ours);
      return toResponse(value, version);
    });
  }

  /** Keeps an image until it is put in place; forgotten after a day unless it is. */
  async upload(actor: Actor, source: Readable, name: string): Promise<StoredFile> {
    const file = await this.files.put(source, { name, maxBytes, uploadedBy: actor.userId });
    if (!isImage(file.contentType)) {
      throw new Unprocessable('organisation.not-an-image', {}, [{ field: 'file', code: 'organisation.not-an-image' }]);
    }
    return file;
  }

  update(actor: Actor, version: number, changes: UpdateBrandingDto): Promise<BrandingResponse> {
    return this.write(actor, version, (before) => ({
      ...before,
      ...(Object.fromEntries(
        Object.entries(changes).filter(([, value]) => value !== undefined),
      ) as Partial<StoredBranding>),
    }));
  }

  /** Back to our own name and looks. */
  reset(actor: Actor, version: number): Promise<BrandingResponse> {
    return this.write(actor, version, () => ours);
  }

  /** An image that is in place now; any other file is not there. */
  async open(fileId: string): Promise<{ readonly file: StoredFile; readonly bytes: Readable }> {
    const file = await this.uow.read(async (tx) => {
      const { value } = await this.settings.read(tx, key, ours);
      return [value.logoFileId, value.faviconFileId].includes(fileId) ? this.files.find(tx, fileId) : null;
    });
    if (!file) throw new NotFound('organisation.file-not-found');
    try {
      return { file, bytes: await this.files.open(file.id) };
    } catch (error) {
      if (error instanceof FileMissing) throw new NotFound('organisation.file-not-found');
      throw error;
    }
  }

  private write(
    actor: Actor,
    version: number,
    change: (before: StoredBranding) => StoredBranding,
  ): Promise<BrandingResponse> {
    return this.uow.run(async (tx) => {
      const { value: before } = await this.settings.read(tx, key, ours);
      const wanted = change(before);
      requireReadable(wanted);
      const after = { ...wanted, ...inCapitals(wanted) };
      for (const member of ['logoFileId', 'faviconFileId'] as const) {
        await this.exchange(tx, actor, member, before, after);
      }
      const written = await this.settings.write(tx, key, after, version, this.clock.now());
      this.audit.record(tx, {
        action: 'branding.update',
        subject: { type: 'branding', id: key, name: after.name ?? 'Guichê' },
        before: { ...before },
        after: { ...after },
      });
      return toResponse(after, written.version);
    });
  }

  private async exchange(
    tx: Tx,
    actor: Actor,
    member: 'logoFileId' | 'faviconFileId',
    before: StoredBranding,
    after: StoredBranding,
  ): Promise<void> {
    const [old, next] = [before[member], after[member]];
    if (old === next) return;
    if (next !== null) {
      const file = await this.files.find(tx, next);
      const isKnown = file?.uploadedBy === actor.userId || [before.logoFileId, before.faviconFileId].includes(next);
      if (!file || !isKnown || !isImage(file.contentType)) {
        throw new Invalid('platform.invalid-input', {}, [{ field: member, code: 'platform.field.no-such-record' }]);
      }
      await this.files.attach(tx, next);
    }
    if (old !== null && ![after.logoFileId, after.faviconFileId].includes(old)) await this.files.detach(tx, old);
  }
}

/** Text that cannot be read is nobody's identity: each colour must reach AA where it is used. */
function requireReadable(branding: StoredBranding): void {
  const errors = brandColours.flatMap((field) => {
    const colour = branding[field];
    const problem = colour === null ? null : brandColourProblem(field, colour);
    if (!problem) return [];
    if (problem.kind === 'no-colour') return [{ field, code: 'organisation.no-colour' }];
    const params = { ratio: problem.ratio, needed: neededContrast, ground: problem.ground };
    return [{ field, code: 'organisation.contrast-too-low', params }];
  });
  if (errors.length > 0) throw new Invalid('platform.invalid-input', {}, errors);
}

const inCapitals = (branding: StoredBranding): Partial<StoredBranding> =>
  Object.fromEntries(brandColours.map((field) => [field, branding[field]?.toUpperCase() ?? null]));

const urlOf = (fileId: string | null): string | null => fileId && `/api/v1/branding/files/${fileId}`;

const toResponse = (value: StoredBranding, version: number): BrandingResponse => ({
  name: value.name,
  logoFileId: value.logoFileId,
  logoUrl: urlOf(value.logoFileId),
  faviconFileId: value.faviconFileId,
  faviconUrl: urlOf(value.faviconFileId),
  accent: value.accent,
  accentDark: value.accentDark,
  header: value.header,
  version,
});
