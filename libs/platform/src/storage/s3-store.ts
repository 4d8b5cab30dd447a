import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { FileMissing, type ByteRange, type FileStore } from './file-store.js';

/** How an S3-compatible store is reached. */
export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  /** For stores other than Amazon's. */
  readonly endpoint: string | null;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Files in any S3-compatible store. The client is loaded when the first file is touched. */
export class S3Store implements FileStore {
  private client: Promise<S3Client> | null = null;

  constructor(private readonly settings: S3Settings) {}

  async put(key: string, source: Readable, contentType: string): Promise<void> {
    const { PutObjectCommand } = await import('@aws-sdk/client-s3');
    // A request body of unknown length is not understood by every store, so it is gathered; sizes are limited before.
    const chunks: Buffer[] = [];
    for await (const chunk of source) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { bucket: Bucket } = this.settings;
    await (await this.s3()).send(new PutObjectCommand({ Bucket, Key: key, Body: body, ContentType: contentType }));
  }

  async open(key: string, range?: ByteRange): Promise<Readable> {
    const { GetObjectCommand, NoSuchKey } = await import('@aws-sdk/client-s3');
    const Range = range && `bytes=${range.start}-${range.end}`;
    try {
      const answer = await (
        await this.s3()
      ).send(new GetObjectCommand({ Bucket: this.settings.bucket, Key: key, Range }));
      if (!answer.Body) throw new FileMissing(key);
      return answer.Body as Readable;
    } catch (error) {
      if (error instanceof NoSuchKey) throw new FileMissing(key);
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    const { DeleteObjectCommand } = await import('@aws-sdk/client-s3');
    await (await this.s3()).send(new DeleteObjectCommand({ Bucket: this.settings.bucket, Key: key }));
  }

  private s3(): Promise<S3Client> {
    const { region, endpoint, accessKeyId, secretAccessKey } = this.settings;
    this.client ??= import('@aws-sdk/client-s3').then(
      ({ S3Client: Client }) =>
        new Client({
          region,
          credentials: { accessKeyId, secretAccessKey },
          ...(endpoint !== null && { endpoint, forcePathStyle: true }),
          requestChecksumCalculation: 'WHEN_REQUIRED',
          responseChecksumValidation: 'WHEN_REQUIRED',
        }),
    );
    return this.client;
  }
}
