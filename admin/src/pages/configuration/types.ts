/** What applying a document would do, or did; also what differs from it. */
export interface ConfigurationPlan {
  fingerprint: string;
  applicable: boolean;
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  changes: PlannedChange[];
  problems: PlanProblem[];
  onlyHere: { kind: string; kindLabel: string; key: string }[];
}

/** What becomes of one record. */
export interface PlannedChange {
  change: 'add' | 'change' | 'remove' | 'none';
  kind: string;
  kindLabel: string;
  key: string;
  line: number | null;
  fields: { field: string; before: unknown; after: unknown }[];
  warnings: string[];
}

/** What keeps a document from being applied, and where. */
export interface PlanProblem {
  line: number;
  column: number;
  kind: string | null;
  key: string | null;
  field: string | null;
  code: string;
  message: string;
}
