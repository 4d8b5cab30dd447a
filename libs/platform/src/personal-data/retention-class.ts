import type { AuditLog } from '../audit/index.js';
import type { ReadTx, Tx } from '../database/index.js';
import type { StoredFiles } from '../storage/index.js';

/** One bite of a class: what is older than `before`, from where the last bite ended. */
export interface RetentionBite {
  readonly before: Date;
  /** What the bite before returned; null at the beginning. */
  readonly cursor: string | null;
  /** Everything older than this was done by an earlier run; null when there was none. */
  readonly doneThrough: Date | null;
  readonly limit: number;
}

/** What classes work with beside the transaction. */
export interface RetentionTools {
  readonly files: StoredFiles;
  readonly audit: AuditLog;
  /** Subscribers of the outbox that exist in this release, with their lanes. */
  readonly subscribers: readonly { readonly subscriber: string; readonly lanes: number }[];
}

/** What a bite did: how many rows it took, and where the next one begins; null when nothing is left. */
export interface Bitten {
  readonly count: number;
  readonly cursor: string | null;
}

/** A class of data with one period for which it is kept (IAM-17). */
export interface RetentionClass {
  readonly code: string;
  readonly label: { readonly 'pt-BR': string; readonly en: string };
  readonly help: { readonly 'pt-BR': string; readonly en: string };
  /** Days when nobody decided; null keeps it for ever. A function where the environment decides. */
  readonly defaultDays: number | null | (() => number | null);
  /** Less would take away what the product still needs. */
  readonly minDays: number;
  /** How many rows are older, counted no further than `cap`. */
  count(tx: ReadTx, before: Date, cap: number): Promise<number>;
  /** Removes a bite of them. */
  remove(tx: Tx, bite: RetentionBite, tools: RetentionTools): Promise<Bitten>;
}

const classes = new Map<string, RetentionClass>();

/** Declares a class of data. Throws when its code is taken. */
export function defineRetentionClass(definition: RetentionClass): RetentionClass {
  if (classes.has(definition.code)) throw new Error(`The retention class ${definition.code} is defined twice`);
  classes.set(definition.code, definition);
  return definition;
}

/** All classes of the libs loaded so far. */
export const retentionClasses = (): readonly RetentionClass[] => [...classes.values()];

/** The days that hold when nobody decided. */
export const defaultDaysOf = ({ defaultDays }: RetentionClass): number | null =>
  typeof defaultDays === 'function' ? defaultDays() : defaultDays;
