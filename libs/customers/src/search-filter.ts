import { parsePhone } from '@guiche/kernel';
import type { Bind, FilterField } from '@guiche/platform/http';

/** What a search box looks through; each column has a trigram index of exactly this expression. */
export interface SearchedColumns {
  readonly name: string;
  /** Columns of digits and letters without punctuation: phones and tax numbers. */
  readonly codes: readonly string[];
  readonly plain?: readonly string[];
  readonly phoneKey?: string;
  /** Names are found by words only, not by digits or addresses: these may be what a name hides. */
  readonly wordsOnly?: boolean;
}

const like = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** One box for names (case and accents forgiven), phones and tax numbers (punctuation forgiven) and e-mail addresses. */
export const search = (columns: SearchedColumns): FilterField => ({
  about: 'text, digits or address to be found',
  toSql(value: unknown, bind: Bind): string | null {
    if (typeof value !== 'string' || value.length > 200) return null;
    const sought = value.trim();
    if (sought === '') return 'true';
    if (columns.wordsOnly && !columns.phoneKey && /[\d@]/.test(sought) && columns.codes.length === 0) {
      const others = (columns.plain ?? []).map((column) => `${column}::text ILIKE ${bind(like(sought))}`);
      return others.length === 0 ? 'false' : `(${others.join(' OR ')})`;
    }
    const conditions = [`searchable(${columns.name}) LIKE searchable(${bind(like(sought))})`];
    const code = sought.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
    if (columns.codes.length > 0 && code !== '' && /\d/.test(code)) {
      const pattern = bind(like(code));
      conditions.push(...columns.codes.map((column) => `${column} LIKE ${pattern}`));
    }
    const phone = columns.phoneKey === undefined ? null : parsePhone(sought);
    if (phone !== null) conditions.push(`${columns.phoneKey} = ${bind(phone.key)}`);
    for (const column of columns.plain ?? []) conditions.push(`${column}::text ILIKE ${bind(like(sought))}`);
    return `(${conditions.join(' OR ')})`;
  },
});
