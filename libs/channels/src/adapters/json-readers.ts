import { createHash } from 'node:crypto';

/** What JSON can hold. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/**
 * Reads a provider's JSON; null when it is none. Texts come back storable: PostgreSQL refuses NUL, and a lone surrogate
 * in a jsonb, so a person who sends one would otherwise stop his own message.
 */
export function readJson(raw: Buffer): Json | null {
  try {
    const text = raw.toString('utf8');
    const value = JSON.parse(text) as Json;
    return mayBeUnstorable.test(text) ? clean(value) : value;
  } catch {
    // Not JSON, or nested deeper than the stack: either way nothing to read.
    return null;
  }
}

// Neither can stand in JSON other than escaped; escaped pairs, that is emoji, are looked at too and left as they are.
const mayBeUnstorable = /\\u(0000|d[89a-f])/i;

function clean(value: Json): Json {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [cleanText(key), clean(member)]));
}

// \p{Cs} with the u flag finds lone surrogates only; a pair is one character.
const cleanText = (text: string): string => text.replaceAll('\0', '').replace(/\p{Cs}/gu, '\uFFFD');

export const asObject = (value: Json | undefined): JsonObject | null =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null;

export const asList = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

export const asText = (value: Json | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

export const asNumber = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);

/** Text, or a number as text: providers write ids and codes both ways. */
export const asScalarText = (value: Json | undefined): string | null =>
  typeof value === 'number' ? String(value) : asText(value);

/** The members that have a value; null when none has. */
export function compact(members: Record<string, Json | undefined>): JsonObject | null {
  const present = Object.entries(members).filter((entry): entry is [string, Json] => {
    const value = entry[1];
    return value !== undefined && value !== null;
  });
  return present.length === 0 ? null : Object.fromEntries(present);
}

/** A stable stand-in for an id that the provider left out: the same item again has the same one. */
export const contentId = (item: Json): string =>
  `sha256:${createHash('sha256').update(JSON.stringify(item)).digest('hex')}`;
