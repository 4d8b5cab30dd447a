import type { Readable } from 'node:stream';

/** Part of a file, both ends included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where bytes lie. Keys are made by us, never from what somebody typed. */
export interface FileStore {
  /** Stores everything the source gives; either wholly there afterwards, or not at all. */
  put(key: string, source: Readable, contentType: string): Promise<void>;
  /** The bytes, or some of them. Throws FileMissing. */
  open(key: string, range?: ByteRange): Promise<Readable>;
  /** Removes it; nothing happens when it is not there. */
  remove(key: string): Promise<void>;
}

/** The store does not have the file that a row promises. */
export class FileMissing extends Error {
  constructor(key: string) {
    super(`The file ${key} is missing from the store`);
    this.name = 'FileMissing';
  }
}
