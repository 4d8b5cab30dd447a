import type { ReadTx, Tx } from '../database/index.js';
import type { Person, PersonalDataPage, PersonalDataTools } from './person.js';

/** Columns by table. */
export type PersonalColumns = Readonly<Record<string, readonly string[]>>;

/** What a lib keeps of the persons served (IAM-17): where, how it is found, given out and forgotten. */
export interface PersonalDataSection {
  /** `<lib>.<noun>`: the heading under which it is exported and counted. */
  readonly name: string;
  readonly label: { readonly 'pt-BR': string; readonly en: string };
  readonly columns: PersonalColumns;
  /** The class of data whose retention governs it; null when it lives as long as the record it describes. */
  readonly retention: string | null;
  /** Erased together with the request itself, not by the job: what everybody sees and searches by. */
  readonly atOnce?: boolean;
  /** Lower ones are erased first: a section that finds its rows by those of another comes before it. */
  readonly rank?: number;
  /** Why the person cannot be forgotten now, as an error code; null when nothing stands against it. */
  objection?(tx: ReadTx, person: Person): Promise<string | null>;
  /** How many rows there are to be erased. */
  count(tx: ReadTx, person: Person): Promise<number>;
  /** A page of them, for the person himself; absent when there is nothing that another section does not say. */
  read?(tx: ReadTx, person: Person, after: string | null, limit: number): Promise<PersonalDataPage>;
  /** Erases at most so many rows for good; called again until it says 0. */
  erase(tx: Tx, person: Person, limit: number, tools: PersonalDataTools): Promise<number>;
}

const sections = new Map<string, PersonalDataSection>();
const known = new Map<string, string>();

/** Declares what is kept of the persons served. Throws when a name is taken. */
export function definePersonalData(section: PersonalDataSection): PersonalDataSection {
  if (!/^[a-z-]+\.[a-z-]+$/.test(section.name)) throw new Error(`"${section.name}" is not of the form <lib>.<kebab>`);
  if (sections.has(section.name)) throw new Error(`The personal data ${section.name} is defined twice`);
  sections.set(section.name, section);
  claim(section.columns, `personal: ${section.name}`);
  return section;
}

/** Declares columns that say something of the people who work here: bound to their employment, not to a customer's wish. */
export const declareStaffData = (columns: PersonalColumns): void => claim(columns, 'staff');

/** Declares columns that look personal and are not; `columns` are `<table>.<column>` with the reason. */
export function declareNotPersonal(columns: Readonly<Record<string, string>>): void {
  for (const [column, reason] of Object.entries(columns)) known.set(column, `not personal: ${reason}`);
}

/** All sections, in the order in which they are erased. */
export const personalDataSections = (): readonly PersonalDataSection[] =>
  [...sections.values()].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));

/** What is said of each column, `<table>.<column>` → what it is; what is missing was forgotten. */
export const declaredColumns = (): ReadonlyMap<string, string> => known;

function claim(columns: PersonalColumns, what: string): void {
  for (const [table, names] of Object.entries(columns)) for (const name of names) known.set(`${table}.${name}`, what);
}
