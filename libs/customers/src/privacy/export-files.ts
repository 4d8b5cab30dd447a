import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AccessDirectory, hasMasks, may, type Actor } from '@guiche/identity';
import { Clock, NotFound } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { amendCause } from '@guiche/platform/context';
import { UnitOfWork } from '@guiche/platform/database';
import { FileMissing, LinkTokens, StoredFiles } from '@guiche/platform/storage';
import { contactPermissions, customerPermissions } from '../customers.permissions.js';
import { PersonalDataRequestRepository, type RequestRow } from './personal-data-request.repository.js';

/** Files of exports: given by a link that expires, to whom it was made for and who may still see it. */
@Injectable()
export class ExportFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly requests: PersonalDataRequestRepository,
    private readonly files: StoredFiles,
    private readonly links: LinkTokens,
    private readonly directory: AccessDirectory,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Null when there is no file, its time is over, or it is not for him. */
  linkTo(actor: Actor, row: RequestRow): string | null {
    return this.isFor(actor, row)
      ? `/api/v1/personal-data-exports/${this.links.sign({ subjectId: row.id, userId: actor.userId })}`
      : null;
  }

  /** The file; that it was taken is on the trail. */
  async open(token: string): Promise<{ stream: Readable; size: number; name: string }> {
    const link = this.links.read(token);
    const actor = link && (await this.directory.actorOf(undefined, link.userId));
    if (!link || !actor) throw new NotFound('platform.not-found');
    amendCause({ actor: { kind: actor.kind, id: actor.userId, name: actor.name } });
    return this.uow.run(async (tx) => {
      const row = await this.requests.find(tx, link.subjectId);
      const file = row?.fileId && this.isFor(actor, row) ? await this.files.find(tx, row.fileId) : null;
      if (!row || !file) throw new NotFound('platform.not-found');
      this.audit.record(tx, {
        action: `${row.subjectType}s.download-personal-data`,
        subject: { type: row.subjectType, id: row.subjectId },
        after: { requestId: row.id },
      });
      const stream = await this.files.open(file.id).catch((error: unknown) => {
        throw error instanceof FileMissing ? new NotFound('platform.not-found') : error;
      });
      return { stream, size: file.size, name: file.name };
    });
  }

  private isFor(actor: Actor, { kind, subjectType, fileId, expiresAt }: RequestRow): boolean {
    const permission = (subjectType === 'contact' ? contactPermissions : customerPermissions).exportPersonalData;
    const isHere = kind === 'export' && fileId !== null && expiresAt !== null && expiresAt > this.clock.now();
    return isHere && may(actor, permission) && !hasMasks(actor.scope);
  }
}
