import type { StoredFiles } from '../storage/index.js';

/** A person whose data is looked for: a contact, or a customer with all contacts that write for him. */
export interface Person {
  readonly contactIds: readonly string[];
  readonly customerIds: readonly string[];
  /** What he is called by outside of columns that name him by id: phones, addresses, names with providers. Taken before anything is erased. */
  readonly clues: readonly string[];
}

/** What sections work with beside the transaction. */
export interface PersonalDataTools {
  readonly files: StoredFiles;
  /** When the person was to be forgotten: what came later is about somebody who came anew. */
  readonly requestedAt: Date;
}

/** A page of what is known of a person, in the words of the API. */
export interface PersonalDataPage {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Where the next page begins; null when there is none. */
  readonly next: string | null;
}
