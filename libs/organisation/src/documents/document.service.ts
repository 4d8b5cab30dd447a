import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Invalid, NotFound } from '@guiche/kernel';
import type { Actor } from '@guiche/identity';
import { defineConfig, intEnv } from '@guiche/platform/config';
import { UnitOfWork, type ReadTx, type Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Records } from '@guiche/platform/records';
import { FileMissing, StoredFiles, type StoredFile } from '@guiche/platform/storage';
import {
  toDocumentResponse,
  type CreateDocumentDto,
  type DocumentResponse,
  type UpdateDocumentDto,
} from './document.dto.js';
import type { Document } from './document.entity.js';
import { documentKind } from './document.repository.js';

/** How large a document may be. */
export const documentConfig = defineConfig('documents', {
  maxMegabytes: intEnv('DOCUMENT_MAX_MEGABYTES', { min: 1, max: 100, default: 25 }),
});

/** Keeps the company's documents and their files (ORG-6). */
@Injectable()
export class DocumentService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly records: Records,
    private readonly files: StoredFiles,
  ) {}

  async list(request: ListRequest): Promise<Page<DocumentResponse>> {
    const page = await this.records.list(documentKind, request);
    const found = await this.uow.read((tx) =>
      this.files.findMany(
        tx,
        (page.body as readonly Document[]).map(({ fileId }) => fileId),
      ),
    );
    const byId = new Map(found.map((file) => [file.id, file]));
    return page.map((document) => toDocumentResponse(withDays(document), byId.get(document.fileId) ?? null));
  }

  get(id: string): Promise<DocumentResponse> {
    return this.uow.read(async (tx) => this.response(tx, await this.records.getIn(tx, documentKind, id)));
  }

  /** Keeps a file until its uploader makes a document of it; forgotten after a day unless he does. */
  upload(actor: Actor, source: Readable, name: string): Promise<StoredFile> {
    return this.files.put(source, {
      name,
      maxBytes: documentConfig().maxMegabytes * 1_048_576,
      uploadedBy: actor.userId,
    });
  }

  async create(actor: Actor, input: CreateDocumentDto): Promise<DocumentResponse> {
    const values = { description: '', validFrom: null, validUntil: null, active: true, ...input };
    const created = await this.records.create(documentKind, values, (tx, { fileId }) => this.take(tx, actor, fileId));
    return this.get(created.id);
  }

  async update(actor: Actor, id: string, version: number, changes: UpdateDocumentDto): Promise<DocumentResponse> {
    await this.records.update(documentKind, id, version, changes, async (tx, after, before) => {
      if (after.fileId === before.fileId) return;
      await this.take(tx, actor, after.fileId);
      await this.files.detach(tx, before.fileId);
    });
    return this.get(id);
  }

  remove(id: string): Promise<void> {
    return this.records.remove(documentKind, id, undefined, (tx, { fileId }) => this.files.detach(tx, fileId));
  }

  /** The file of a document and its bytes. */
  async open(id: string): Promise<{ readonly file: StoredFile; readonly bytes: Readable }> {
    const file = await this.uow.read(async (tx) => {
      const { fileId } = await this.records.getIn(tx, documentKind, id);
      return this.files.find(tx, fileId);
    });
    if (!file) throw new NotFound('organisation.file-not-found');
    try {
      return { file, bytes: await this.files.open(file.id) };
    } catch (error) {
      if (error instanceof FileMissing) throw new NotFound('organisation.file-not-found');
      throw error;
    }
  }

  /** Only what one has uploaded oneself: the id of somebody else's file opens nothing. */
  private async take(tx: Tx, actor: Actor, fileId: string): Promise<void> {
    const file = await this.files.find(tx, fileId);
    if (file?.uploadedBy !== actor.userId) {
      throw new Invalid('platform.invalid-input', {}, [{ field: 'fileId', code: 'platform.field.no-such-record' }]);
    }
    await this.files.attach(tx, fileId);
  }

  private async response(tx: ReadTx, document: Document): Promise<DocumentResponse> {
    return toDocumentResponse(withDays(document), await this.files.find(tx, document.fileId));
  }
}

// Lists come straight from the driver, which makes a local midnight of a day.
const dayOf = (value: unknown): string | null =>
  value instanceof Date
    ? [value.getFullYear(), value.getMonth() + 1, value.getDate()]
        .map((part) => String(part).padStart(2, '0'))
        .join('-')
    : ((value as string | null) ?? null);
const withDays = (document: Document): Document => ({
  ...document,
  validFrom: dayOf(document.validFrom),
  validUntil: dayOf(document.validUntil),
});
