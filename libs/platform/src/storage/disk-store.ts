import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileMissing, type ByteRange, type FileStore } from './file-store.js';

const goodKey = /^[0-9a-f-]{36}$/;

/** Files in a folder, spread over sub-folders; written beside and renamed, so that half a file is never found. */
export class DiskStore implements FileStore {
  constructor(private readonly folder: string) {}

  async put(key: string, source: Readable): Promise<void> {
    const path = this.pathOf(key);
    const half = `${path}.part`;
    await mkdir(dirname(path), { recursive: true });
    try {
      await pipeline(source, createWriteStream(half, { flags: 'wx', mode: 0o600 }));
      const file = await open(half, 'r+');
      await file.sync();
      await file.close();
      await rename(half, path);
    } catch (error) {
      await rm(half, { force: true });
      throw error;
    }
  }

  async open(key: string, range?: ByteRange): Promise<Readable> {
    const path = this.pathOf(key);
    try {
      await stat(path);
    } catch {
      throw new FileMissing(key);
    }
    return createReadStream(path, range);
  }

  async remove(key: string): Promise<void> {
    const path = this.pathOf(key);
    await rm(path, { force: true });
    // Of a process that was killed while it wrote.
    await rm(`${path}.part`, { force: true });
  }

  private pathOf(key: string): string {
    if (!goodKey.test(key)) throw new Error(`Not a key of ours: ${key}`);
    // The last characters of a UUIDv7 are random, the first are the time: folders fill evenly by the last.
    return join(this.folder, key.slice(-2), key.slice(-4, -2), key);
  }
}
