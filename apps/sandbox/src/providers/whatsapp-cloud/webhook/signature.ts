import { createHmac } from 'node:crypto';

/** JSON as Meta writes it: every character outside ASCII as \uXXXX, so that a receiver who re-serialises gets other bytes. */
export function toMetaJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The value of X-Hub-Signature-256 over these very bytes. */
export const signatureOf = (bytes: Buffer | string, appSecret: string): string =>
  `sha256=${createHmac('sha256', appSecret).update(bytes).digest('hex')}`;
