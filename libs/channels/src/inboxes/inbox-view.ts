/** What other libs may know of an inbox: nothing of its settings or secrets. */
export interface InboxView {
  readonly id: string;
  readonly name: string;
  readonly channel: string;
  readonly provider: string;
  readonly greeting: string;
  readonly active: boolean;
}
