import { randomBytes, randomInt } from 'node:crypto';

/** An opaque string of digits, as Meta numbers its objects. */
export const newDigits = (length: number): string =>
  `${randomInt(1, 10)}${Array.from({ length: length - 1 }, () => randomInt(0, 10)).join('')}`;

/** A message id that looks like the provider's. */
export const newWamid = (): string => `wamid.HBgN${randomBytes(24).toString('base64').replace(/[+/]/g, 'A')}`;

/** A short id for things only the simulator knows. */
export const newKey = (): string => randomBytes(9).toString('base64url');

/** A trace id as in Meta's errors. */
export const newTraceId = (): string => `A${randomBytes(15).toString('base64').replace(/[+/=]/g, 'x')}`;
