import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { addMilliseconds, Clock, Invalid, newId, TooLarge } from '@guiche/kernel';
import { statement, UnitOfWork, type ReadTx, type Tx } from '../database/index.js';
import { contentTypeOf, safeName, sniffedBytes } from './content-type.js';
import type { ByteRange, FileStore } from './file-store.js';
import { FILE_STORE } from './storage.config.js';

/** A file as libs know it. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: Buffer;
  readonly uploadedBy: string | null;
}

/** What is being stored. */
export interface Upload {
  readonly name: string;
  readonly maxBytes: number;
  readonly uploadedBy?: string | null;
  /** Taken when the content does not tell; never for what a browser might run. */
  readonly fallback?: string | null;
}

const columns = `id, name, content_type AS "contentType", size::float8 AS size, sha256, uploaded_by AS "uploadedBy"`;
// Written before the bytes, without a hash: what a killed process leaves behind is found by its row and removed.
const begin = statement(
  'platform.file-begin',
  `INSERT INTO stored_file (id, storage_key, name, content_type, size, sha256, uploaded_by, created_at)
   VALUES ($1::uuid, $1::text, $2, $3, 0, '', $4, $5)`,
);
const complete = statement('platform.file-complete', `UPDATE stored_file SET size = $2, sha256 = $3 WHERE id = $1`);
const abandon = statement('platform.file-abandon', `DELETE FROM stored_file WHERE id = $1`);
const find = statement(
  'platform.file-find',
  `SELECT ${columns} FROM stored_file WHERE id = ANY ($1::uuid[]) AND sha256 <> ''`,
);
const attach = statement(
  'platform.file-attach',
  `UPDATE stored_file SET attached = true WHERE id = $1 AND NOT attached`,
);
const detach = statement('platform.file-detach', `UPDATE stored_file SET attached = false WHERE id = $1`);
const lockOrphans = statement(
  'platform.file-lock-orphans',
  `SELECT id, storage_key FROM stored_file WHERE NOT attached AND created_at < $1
   ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED`,
);
const keysOf = statement('platform.file-keys', `SELECT storage_key FROM stored_file WHERE id = ANY ($1::uuid[])`);
const forget = statement('platform.file-forget', `DELETE FROM stored_file WHERE id = ANY ($1::uuid[])`);

/** Files with their rows: what is stored is known by content, size and hash, and forgotten unless something uses it. */
@Injectable()
export class StoredFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  /** Stores a file while it comes in. Throws TooLarge beyond `maxBytes`, and Invalid when it is empty; then nothing is kept. */
  async put(source: Readable | Buffer, upload: Upload): Promise<StoredFile> {
    const id = newId();
    const name = safeName(upload.name);
    const hash = createHash('sha256');
    let size = 0;
    const chunks = Buffer.isBuffer(source) ? Readable.from([source]) : source;
    const iterator = chunks[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    const head: Buffer[] = [];
    let ended = false;
    const take = async (): Promise<Buffer | null> => {
      const { value, done } = await iterator.next();
      if (done) return null;
      const chunk = Buffer.isBuffer(value) ? value : Buffer.from(value);
      size += chunk.length;
      if (size > upload.maxBytes)
        throw new TooLarge('platform.file-too-large', { maxMegabytes: Math.floor(upload.maxBytes / 1_048_576) });
      hash.update(chunk);
      return chunk;
    };
    while (size < sniffedBytes && !ended) {
      const chunk = await take();
      if (chunk) head.push(chunk);
      else ended = true;
    }
    const beginning = Buffer.concat(head);
    if (beginning.length === 0) throw new Invalid('platform.file-empty');
    const sniffed = await contentTypeOf(beginning, name);
    const contentType = sniffed === 'application/octet-stream' ? (safeFallback(upload.fallback) ?? sniffed) : sniffed;
    async function* all(): AsyncGenerator<Buffer> {
      yield beginning;
      for (let chunk = ended ? null : await take(); chunk; chunk = await take()) yield chunk;
    }
    const uploadedBy = upload.uploadedBy ?? null;
    await this.uow.once(begin, [id, name, contentType, uploadedBy, this.clock.now()]);
    try {
      await this.store.put(id, Readable.from(all(), { objectMode: false }), contentType);
    } catch (error) {
      await this.store.remove(id);
      await this.uow.once(abandon, [id]);
      throw error;
    }
    const file = { id, name, contentType, size, sha256: hash.digest(), uploadedBy };
    await this.uow.once(complete, [id, size, file.sha256]);
    return file;
  }

  /** Says that something refers to the file from now on, so that it stays. */
  async attach(tx: Tx, id: string): Promise<void> {
    await tx.rows(attach, [id]);
  }

  /** Says that nothing refers to the file any more: its bytes go with what was never used. */
  async detach(tx: Tx, id: string): Promise<void> {
    await tx.rows(detach, [id]);
  }

  async find(tx: ReadTx, id: string): Promise<StoredFile | null> {
    return (await this.findMany(tx, [id]))[0] ?? null;
  }

  findMany(tx: ReadTx, ids: readonly string[]): Promise<StoredFile[]> {
    return tx.rows<StoredFile>(find, [ids]);
  }

  /** The bytes, or some of them. */
  open(id: string, range?: ByteRange): Promise<Readable> {
    return this.store.open(id, range);
  }

  /** Forgets files that nothing refers to any more, with their bytes; what was never there is nothing. */
  async forget(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    // The bytes first: a row without bytes is tried again, bytes without a row would stay for ever.
    for (const { storage_key: key } of await tx.rows<{ storage_key: string }>(keysOf, [ids]))
      await this.store.remove(key);
    await tx.rows(forget, [ids]);
  }

  /** Forgets what was uploaded and never used for a day; returns how many. */
  async forgetUnattached(): Promise<number> {
    const before = addMilliseconds(this.clock.now(), -24 * 3_600_000);
    return this.uow.run(async (tx) => {
      const gone = await tx.rows<{ id: string; storage_key: string }>(lockOrphans, [before]);
      // The bytes first: a row without bytes is tried again, bytes without a row would stay for ever.
      for (const { storage_key: key } of gone) await this.store.remove(key);
      await tx.rows(forget, [gone.map(({ id }) => id)]);
      return gone.length;
    });
  }
}

const safeFallback = (type: string | null | undefined): string | null => {
  const plain = type?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]+\/[\w.+-]+$/.test(plain) && !/svg|html|xml|javascript|ecmascript/.test(plain) ? plain : null;
};
