/** Plain values of a record before or after a change. */
export type AuditValues = Readonly<Record<string, unknown>>;

/** One thing that happened, as a service tells it; who, when and from where come from the current cause and clock. */
export interface AuditFact {
  /** `<lib plural>.<verb>`, e.g. `sectors.update`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id?: string | null; readonly name?: string | null };
  /** Absent for something that was created. */
  readonly before?: AuditValues | null;
  /** Absent for something that was removed. */
  readonly after?: AuditValues | null;
  /**
   * Members of before and after that are personal data of the subject, who is then a person: his name counts as one of
   * them. They are kept beside the entry, which only proves them, and can be erased without breaking the chain (IAM-17).
   */
  readonly personal?: readonly string[];
}
