import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addMilliseconds, Clock, isId } from '@guiche/kernel';
import { defineConfig, intEnv, secretEnv } from '@guiche/platform/config';

/** How long links to files are good for. */
export const filesConfig = defineConfig('ticket-files', {
  linkHours: intEnv('FILE_LINK_HOURS', { min: 1, max: 168, default: 12 }),
  secret: secretEnv('GUICHE_SECRET_KEY'),
});

/** What a link stands for: this attachment, for this reader, until then. */
export interface FileLink {
  readonly attachmentId: string;
  readonly userId: string;
}

const hour = 3_600_000;

/**
 * Links to files that an <img> can follow: signed, expiring, for one reader. The end is rounded up to the hour, so that
 * the same file has the same address for a while and browsers need not fetch it again.
 */
@Injectable()
export class FileLinks {
  constructor(private readonly clock: Clock) {}

  urlOf(attachmentId: string, userId: string): string {
    const ends = Math.ceil(addMilliseconds(this.clock.now(), filesConfig().linkHours * hour).getTime() / hour);
    const content = `${compact(attachmentId)}.${compact(userId)}.${ends.toString(36)}`;
    return `/api/v1/files/${content}.${sign(content)}`;
  }

  /** What a token stands for; null when it is not ours, or over. */
  read(token: string): FileLink | null {
    const [attachment = '', user = '', ends = '', signature = '', ...rest] = token.split('.');
    const expected = Buffer.from(sign(`${attachment}.${user}.${ends}`));
    const given = Buffer.from(signature);
    if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    if (Number.parseInt(ends, 36) * hour < this.clock.now().getTime()) return null;
    const link = { attachmentId: expand(attachment), userId: expand(user) };
    return isId(link.attachmentId) && isId(link.userId) ? link : null;
  }
}

const sign = (content: string): string =>
  createHmac('sha256', `${filesConfig().secret}|files`).update(content).digest('base64url');
const compact = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
const expand = (text: string): string =>
  Buffer.from(text, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
