import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@guiche/kernel';
import { defineConfig, intEnv } from '../config/index.js';
import { Secrets } from '../secrets/index.js';

const linkConfig = defineConfig('links', {
  /** How long a link to a file works. */
  seconds: intEnv('FILE_LINK_SECONDS', { min: 10, max: 86_400, default: 900 }),
});

/** What a link stands for: one thing, for one person. */
export interface Link {
  readonly subjectId: string;
  readonly userId: string;
}

const base64url = (bytes: Buffer): string => bytes.toString('base64url');
const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Links that expire (TKT-8): signed over the thing, the person and the time. Whether he may still see it is asked again. */
@Injectable()
export class LinkTokens {
  constructor(
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /** Times are rounded up to a minute, so that a list asked for twice gives the same links and browsers keep what they have. */
  sign({ subjectId, userId }: Link): string {
    const expires = Math.ceil((this.clock.now().getTime() / 1000 + linkConfig().seconds) / 60) * 60;
    const time = Buffer.alloc(4);
    time.writeUInt32BE(expires);
    const said = Buffer.concat([bytesOf(subjectId), bytesOf(userId), time]);
    return base64url(Buffer.concat([said, this.mac(said)]));
  }

  /** Null when it was not made by us, or is over. */
  read(token: string): Link | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== 52 || base64url(bytes) !== token) return null;
    const said = bytes.subarray(0, 36);
    if (!timingSafeEqual(this.mac(said), bytes.subarray(36))) return null;
    if (said.readUInt32BE(32) * 1000 < this.clock.now().getTime()) return null;
    return { subjectId: idOf(said.subarray(0, 16)), userId: idOf(said.subarray(16, 32)) };
  }

  private mac(said: Buffer): Buffer {
    return createHmac('sha256', this.secrets.derive('file-links')).update(said).digest().subarray(0, 16);
  }
}
