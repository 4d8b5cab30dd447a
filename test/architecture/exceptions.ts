/** One place that may break a rule, and why. */
export interface Exception {
  readonly rule: string;
  readonly file: string;
  readonly reason: string;
}

/**
 * Every exception from the rules of this folder. The list only shrinks: an entry that is no longer needed fails the
 * check, and a new one needs a reason that a reviewer accepts.
 */
export const exceptions: readonly Exception[] = [];

/** Events that nobody listens to yet, and who is going to. */
export const eventsWithoutSubscriber: Readonly<Record<string, string>> = {};

/** Tables without an entity, because only SQL touches them, and why. */
export const tablesWithoutEntity: Readonly<Record<string, string>> = {
  audit_entry: 'append-only and chained by hash: one INSERT and one SELECT of its own SQL',
  audit_head: 'the one row that the chain of audit entries is locked by',
  audit_personal: 'written with its entry by one INSERT, erased by one DELETE',
  audit_start: 'the one row that says where the chain of audit entries begins',
  contact_consent: 'appended and withdrawn by single statements',
  idempotency_key: 'claimed and answered by single conditional statements',
  job: 'claimed with SKIP LOCKED by single statements on the hot path',
  notice_acknowledgement: 'one INSERT that repeats harmlessly, and reports over it',
  notice_profile: 'pairs of ids, kept by setLinks of platform/records',
  notice_sector: 'pairs of ids, kept by setLinks of platform/records',
  notice_team: 'pairs of ids, kept by setLinks of platform/records',
  occurrence_solution: 'pairs of ids, kept by setLinks of platform/records',
  occurrence_type_sector: 'pairs of ids, kept by setLinks of platform/records',
  outbox: 'a log, written in one INSERT per transaction and read by position',
  outbox_cursor: 'moved with the effects of its subscriber',
  outbox_cut: 'the one row that says up to where the log was pruned',
  outbox_parked: 'written and read beside the cursor',
  personal_data_request: 'moved from state to state by single conditional statements',
  retention_policy: 'one row per class of data, written by one upsert',
  retention_run: 'moved from state to state by single conditional statements',
  sector_member: 'pairs of ids, kept by setLinks of platform/records',
  sector_within: 'kept by the triggers of sector',
  setting: 'key and JSON value, read by key',
  team_member: 'pairs of ids, kept by setLinks of platform/records',
};
