/** What a runner has to know of a row to bring it to a worker at the right time. The row itself decides what happens then. */
export interface JobTicket {
  readonly id: string;
  readonly family: string;
  /** How often the row was started so far; together with the id it names one attempt. */
  readonly starts: number;
  readonly priority: number;
  readonly dueAtMs: number;
}
