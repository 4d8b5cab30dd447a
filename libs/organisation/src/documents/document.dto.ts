import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { Optional, Trimmed } from '@guiche/platform/http';
import type { StoredFile } from '@guiche/platform/storage';
import { IsDay } from './day.js';
import type { Document } from './document.entity.js';

/** A new document. */
export class CreateDocumentDto {
  @Trimmed() @Length(1, 200) name!: string;
  /** What kind of document it is, in the company's own words. */
  @Trimmed() @Length(1, 80) kind!: string;
  @Optional() @IsString() @MaxLength(2000) description?: string;
  /** A file that one has just uploaded to `/documents/files`. */
  @IsUUID() fileId!: string;
  /** First day on which it is valid, as `YYYY-MM-DD`. */
  @IsOptional() @IsDay() validFrom?: string | null;
  /** Last day on which it is valid, as `YYYY-MM-DD`. */
  @IsOptional() @IsDay() validUntil?: string | null;
  @Optional() @IsBoolean() active?: boolean;
}

/** A change of a document: members left out stay as they are. */
export class UpdateDocumentDto extends PartialType(CreateDocumentDto, { skipNullProperties: false }) {}

/** The file behind a document. */
export class DocumentFileResponse {
  id!: string;
  name!: string;
  /** Found from the content. */
  contentType!: string;
  size!: number;
}

/** A document as the API answers it. */
export class DocumentResponse {
  id!: string;
  name!: string;
  kind!: string;
  description!: string;
  fileId!: string;
  /** Read it at `/documents/:id/file`. */
  file!: DocumentFileResponse | null;
  validFrom!: string | null;
  validUntil!: string | null;
  active!: boolean;
  version!: number;
  createdAt!: Date;
  updatedAt!: Date;
}

export const toFileResponse = ({ id, name, contentType, size }: StoredFile): DocumentFileResponse => ({
  id,
  name,
  contentType,
  size,
});

export const toDocumentResponse = (document: Document, file: StoredFile | null): DocumentResponse => ({
  id: document.id,
  name: document.name,
  kind: document.kind,
  description: document.description,
  fileId: document.fileId,
  file: file && toFileResponse(file),
  validFrom: document.validFrom,
  validUntil: document.validUntil,
  active: document.active,
  version: document.version,
  createdAt: document.createdAt,
  updatedAt: document.updatedAt,
});
