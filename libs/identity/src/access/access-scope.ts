/**
 * Which records somebody reaches (IAM-9). Repositories ask for it as an argument, so a list without a scope does not
 * type-check; the owner of a table compiles it to one SQL predicate.
 *
 * A user reaches a ticket when its inbox is among `inboxIds` and it is his own, or nobody's (with `unassigned`), or
 * somebody else's (with `others`).
 */
export type AccessScope = UserScope | SystemScope;

export interface UserScope {
  readonly kind: 'user';
  readonly userId: string;
  readonly unassigned: boolean;
  readonly others: boolean;
  readonly inboxIds: 'all' | readonly string[];
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
