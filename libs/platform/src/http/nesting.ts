const quote = 0x22;
const backslash = 0x5c;
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/**
 * Whether JSON text opens more levels than `limit`. Looked at before it is parsed: V8 parses any depth, but whatever
 * walks through the result afterwards (validation, comparison, storing) recurses and runs out of stack.
 */
export function nestsDeeperThan(limit: number, json: Buffer): boolean {
  // So few bytes cannot.
  if (json.length <= limit) return false;
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] ?? 0;
    if (inText) {
      if (byte === backslash) at++;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (opening.has(byte)) {
      if (++depth > limit) return true;
    } else if (closing.has(byte)) depth--;
  }
  return false;
}
