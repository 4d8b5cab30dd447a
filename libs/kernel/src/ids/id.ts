import { randomFillSync } from 'node:crypto';

declare const names: unique symbol;
/** The id of one kind of thing. Plain text satisfies it; the id of another kind does not. */
export type Id<Name extends string> = string & { readonly [names]?: Name };

const random = new Uint8Array(10 * 256);
let used = random.length;
let lastMillisecond = 0;
let counter = 0;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * A new UUIDv7 (RFC 9562, method 1): milliseconds since 1970, then a 12-bit counter that keeps the ids of one process
 * in the order in which they were made, then random bits.
 */
export function newId(): string {
  // The one place beside the clock that reads the time: an id is not a fact about time, so tests need not move it.
  const now = Date.now();
  if (now > lastMillisecond) {
    lastMillisecond = now;
    counter = 0;
  } else if (++counter > 0xfff) {
    lastMillisecond++;
    counter = 0;
  }
  if (used + 8 > random.length) {
    randomFillSync(random);
    used = 0;
  }
  const high = Math.floor(lastMillisecond / 0x1_0000_0000);
  const low = lastMillisecond >>> 0;
  const byte = (index: number): string => hex[random[used + index] ?? 0] ?? '00';
  const variant = hex[((random[used] ?? 0) & 0x3f) | 0x80] ?? '80';
  const id =
    `${hex[high >>> 8]}${hex[high & 0xff]}${hex[low >>> 24]}${hex[(low >>> 16) & 0xff]}-` +
    `${hex[(low >>> 8) & 0xff]}${hex[low & 0xff]}-7${(counter & 0xfff).toString(16).padStart(3, '0')}-` +
    `${variant}${byte(1)}-${byte(2)}${byte(3)}${byte(4)}${byte(5)}${byte(6)}${byte(7)}`;
  used += 8;
  return id;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether this text is a UUID of any version. */
export const isId = (text: unknown): text is string => typeof text === 'string' && uuid.test(text);

/** The smallest UUIDv7 that could have been made at an instant: rows by id from here on are rows since then. */
export function firstIdAt(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
