import type { MaskedField } from './reach.js';

/**
 * Which records somebody reaches (IAM-9). Repositories ask for it as an argument, so a list without a scope does not
 * type-check; the owner of a table compiles it to one SQL predicate.
 *
 * A user reaches a ticket when its inbox is among `inboxIds` and it is his own, or nobody's (with `unassigned`), or
 * somebody else's (with `others`), or he has a part in it (`participating`: follower, former assignee), or its owner is
 * in a team of his (`team`) or below him in the hierarchy (`subordinates`), or its sector is one of his or lies below
 * one (`sector`). What is absent is not reached.
 */
export type AccessScope = UserScope | SystemScope;

export interface UserScope {
  readonly kind: 'user';
  readonly userId: string;
  readonly unassigned: boolean;
  readonly others: boolean;
  readonly participating?: boolean;
  readonly team?: boolean;
  readonly sector?: boolean;
  readonly subordinates?: boolean;
  readonly inboxIds: 'all' | readonly string[];
  /** His teams, where `team` is reached. */
  readonly teamIds?: readonly string[];
  /** The sectors he is in, where `sector` is reached; those below them are the predicate's matter. */
  readonly sectorIds?: readonly string[];
  /** What of customers he is shown only masked, and cannot search or sort by. */
  readonly masked?: readonly MaskedField[];
}

/** The application itself at work: reaches everything, and says why it may. */
export interface SystemScope {
  readonly kind: 'system';
  readonly why: string;
}

export const AccessScope = {
  /** A scope that reaches everything, for work no user asked for; the reason shows up in code review. */
  system: (why: string): SystemScope => ({ kind: 'system', why }),
};
