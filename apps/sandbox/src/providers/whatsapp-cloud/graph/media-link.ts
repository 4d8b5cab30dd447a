import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where a file may be fetched for a while, in the shape of the provider's own addresses. */
export function mediaLink(origin: string, mediaId: string, expiresAt: number, secret: string): string {
  const ext = Math.floor(expiresAt / 1000);
  const query = new URLSearchParams({ mid: mediaId, ext: String(ext), hash: seal(mediaId, ext, secret) });
  return `${origin}/sandbox/lookaside/whatsapp_business/attachments/?${query.toString()}`;
}

/** Is this one of our addresses, and does it still live? */
export function isLinkAlive(link: { mid: string; ext: string; hash: string }, now: number, secret: string): boolean {
  const ext = Number(link.ext);
  if (!Number.isInteger(ext) || ext * 1000 <= now) return false;
  const expected = Buffer.from(seal(link.mid, ext, secret));
  const given = Buffer.from(link.hash);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

const seal = (mediaId: string, ext: number, secret: string): string =>
  createHmac('sha256', secret).update(`${mediaId}:${ext}`).digest('base64url').slice(0, 32);
