/** A value as JSON can carry it. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** What JSON makes of a value, without what PostgreSQL's jsonb refuses: NUL characters and halves of surrogate pairs. */
export function toJsonValue(value: unknown): JsonValue {
  const text = JSON.stringify(value);
  return text === undefined
    ? null
    : (JSON.parse(text, (_key, member: unknown) =>
        typeof member === 'string' ? storableText(member) : member,
      ) as JsonValue);
}

/** Text that a PostgreSQL column takes as it is. */
export const storableText = (text: string): string =>
  text
    .replaceAll('\0', '')
    .replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');

/** One text for one value, whatever the order in which its keys were set: what hashes are made of. */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}
