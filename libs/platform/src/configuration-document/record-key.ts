/** Between the names of a key that has several: `Sales / Phone`. */
const separator = ' / ';

/** The names of a record and those above it, as one key. A slash within a name is written `\/`. */
export const keyOf = (path: readonly string[]): string =>
  path.map((name) => name.replace(/[\\/]/g, (sign) => `\\${sign}`)).join(separator);

/** The names in a key; blanks around the slashes do not matter. */
export function pathOf(key: string): string[] {
  const names = [''];
  for (let at = 0; at < key.length; at++) {
    const sign = key.charAt(at);
    const isEscape = sign === '\\' && /[\\/]/.test(key.charAt(at + 1));
    if (isEscape) names[names.length - 1] += key.charAt(++at);
    else if (sign === '/') names.push('');
    else names[names.length - 1] += sign;
  }
  return names.map((name) => name.trim());
}

/** Keys are the same whatever their case, as names are in the database. */
export const sameKey = (path: readonly string[]): string => JSON.stringify(path.map((name) => name.toLowerCase()));

/** The order in which keys stand in a document: what is within another comes after it; the same on every machine. */
export function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = compareText(a[at] ?? '', b[at] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** By letters without accents and case, and by code points where that makes no difference. */
export function compareText(a: string, b: string): number {
  const [left, right] = [folded(a), folded(b)];
  if (left !== right) return left < right ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
