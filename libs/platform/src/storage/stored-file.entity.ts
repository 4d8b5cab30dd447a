import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '@guiche/kernel';

export type StoredFileId = Id<'stored-file'>;

/** A file whose bytes are in the store. Until something refers to it, it is only uploaded, and soon forgotten. */
@Entity('stored_file')
export class StoredFileEntity {
  @PrimaryColumn('uuid') id!: StoredFileId;
  @Column('text', { name: 'storage_key' }) storageKey!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'content_type' }) contentType!: string;
  @Column('bigint') size!: string;
  @Column('bytea') sha256!: Buffer;
  @Column('uuid', { name: 'uploaded_by', nullable: true }) uploadedBy!: string | null;
  @Column('boolean') attached!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
