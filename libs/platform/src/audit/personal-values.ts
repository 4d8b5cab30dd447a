import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson, type JsonValue } from './canonical-json.js';

type Members = { [key: string]: JsonValue };

/** Values of an entry that are a person's: kept beside it until they are erased. */
export interface KeptValues {
  /** Keeps short values from being guessed from their proof once they are erased. */
  readonly salt: string;
  readonly name: string | null;
  readonly before: Members | null;
  readonly after: Members | null;
}

/** What an entry says in the place of a personal value that was erased. */
export const erased = '[erased]';

const mark = 'personal:';

/** What stands in the entry for a personal value: it proves the value while that is kept, and says nothing without it. */
const proofOf = (salt: string, place: string, value: JsonValue): string =>
  mark +
  createHash('sha256')
    .update(canonicalJson([salt, place, value]))
    .digest('base64url');

interface Told {
  readonly subjectName: string | null;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/** Takes the personal values out of an entry: the entry with proofs in their place, and the values. */
export function setApart<E extends Told>(entry: E, personal: readonly string[]): { entry: E; kept: KeptValues } {
  const salt = randomBytes(16).toString('base64url');
  const apart = (side: 'before' | 'after'): { proofs: JsonValue; values: Members | null } => {
    const members = entry[side] as Members | null;
    if (members === null) return { proofs: null, values: null };
    const values: Members = {};
    const proofs: Members = {};
    for (const [key, value] of Object.entries(members)) {
      // That there was nothing is nobody's secret.
      const isPersonal = personal.includes(key) && value !== null && value !== '';
      if (isPersonal) values[key] = value;
      proofs[key] = isPersonal ? proofOf(salt, `${side}.${key}`, value) : value;
    }
    return { proofs, values };
  };
  const [before, after] = [apart('before'), apart('after')];
  const { subjectName } = entry;
  return {
    entry: {
      ...entry,
      subjectName: subjectName === null ? null : proofOf(salt, 'name', subjectName),
      before: before.proofs,
      after: after.proofs,
    },
    kept: { salt, name: subjectName, before: before.values, after: after.values },
  };
}

/** The entry as it was recorded; `[erased]` where the values are no longer kept. */
export function putBack<E extends Told>(entry: E, kept: KeptValues | null): E {
  const side = (members: JsonValue, values: Members | null | undefined): JsonValue =>
    members === null || typeof members !== 'object' || Array.isArray(members)
      ? members
      : Object.fromEntries(
          Object.entries(members).map(([key, value]) => [key, isProof(value) ? (values?.[key] ?? erased) : value]),
        );
  return {
    ...entry,
    subjectName: isProof(entry.subjectName) ? (kept?.name ?? erased) : entry.subjectName,
    before: side(entry.before, kept?.before),
    after: side(entry.after, kept?.after),
  };
}

/** Whether the kept values are the ones that were recorded. */
export function areProven(entry: Told, kept: KeptValues): boolean {
  const { salt } = kept;
  const proven = (members: JsonValue, values: Members | null, place: string): boolean =>
    Object.entries(values ?? {}).every(
      ([key, value]) => (members as Members | null)?.[key] === proofOf(salt, `${place}.${key}`, value),
    );
  return (
    (kept.name === null || entry.subjectName === proofOf(salt, 'name', kept.name)) &&
    proven(entry.before, kept.before, 'before') &&
    proven(entry.after, kept.after, 'after')
  );
}

const isProof = (value: JsonValue): boolean => typeof value === 'string' && value.startsWith(mark);
