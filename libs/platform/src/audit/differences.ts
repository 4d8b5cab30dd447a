import { Sealed } from '../secrets/index.js';
import { canonicalJson, toJsonValue, type JsonValue } from './canonical-json.js';

/** What stands in the trail for a secret: that it was there, never what it was. */
export const hidden = '[secret]';

const secretWords = new Set(
  (
    'password passwd passphrase senha secret secrets token tokens hash credential credentials authorization cookie ' +
    'signature pin otp totp'
  ).split(' '),
);
const secretNames = /^(api|private|signing|encryption|secret|access)key$/i;

/** Whether a member of this name is taken for a secret, whatever its value. */
export function isSecretName(name: string): boolean {
  if (secretNames.test(name.replaceAll(/[-_.]/g, ''))) return true;
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) => secretWords.has(word));
}

type Values = Readonly<Record<string, unknown>>;

/** Only what a change changed; null stands for "was not there". */
export interface Differences {
  readonly before: { [key: string]: JsonValue } | null;
  readonly after: { [key: string]: JsonValue } | null;
}

/** The members that differ, with secrets hidden; null when both sides are given and nothing differs. */
export function differences(before: Values | null | undefined, after: Values | null | undefined): Differences | null {
  if (!before || !after) return { before: before ? shown(before) : null, after: after ? shown(after) : null };
  const was: { [key: string]: JsonValue } = {};
  const is: { [key: string]: JsonValue } = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[key], after[key]];
    if (sameValue(old, now)) continue;
    if (isRecord(old) && isRecord(now) && !isSecretName(key)) {
      const inner = differences(old, now);
      was[key] = inner?.before ?? null;
      is[key] = inner?.after ?? null;
      continue;
    }
    was[key] = shownMember(key, old);
    is[key] = shownMember(key, now);
  }
  return Object.keys(is).length === 0 && Object.keys(was).length === 0 ? null : { before: was, after: is };
}

function sameValue(a: unknown, b: unknown): boolean {
  if (a instanceof Sealed || b instanceof Sealed) {
    return a instanceof Sealed && b instanceof Sealed && a.toColumn() === b.toColumn();
  }
  if (isRecord(a) && isRecord(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => sameValue(a[key], b[key]));
  }
  return canonicalJson(toJsonValue(a)) === canonicalJson(toJsonValue(b));
}

const shown = (values: Values): { [key: string]: JsonValue } =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, shownMember(key, value)]));

function shownMember(key: string, value: unknown): JsonValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Sealed || isSecretName(key)) return hidden;
  if (Array.isArray(value)) return value.map((item: unknown) => shownMember('', item));
  return isRecord(value) ? shown(value) : toJsonValue(value);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
