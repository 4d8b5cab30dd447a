/** A reply that is not sent yet, kept per user and ticket on this machine. */
export interface Draft {
  text: string;
  note: boolean;
}

const empty: Draft = { text: '', note: false };

const keyOf = (userId: string, ticketId: string): string => `guiche.draft.${userId}.${ticketId}`;

export function readDraft(storage: Pick<Storage, 'getItem'>, userId: string, ticketId: string): Draft {
  try {
    const value: unknown = JSON.parse(storage.getItem(keyOf(userId, ticketId)) ?? 'null');
    if (typeof value !== 'object' || value === null) return empty;
    const { text, note } = value as Partial<Draft>;
    return { text: typeof text === 'string' ? text : '', note: note === true };
  } catch {
    return empty;
  }
}

export function keepDraft(
  storage: Pick<Storage, 'setItem' | 'removeItem'>,
  userId: string,
  ticketId: string,
  draft: Draft,
): void {
  if (draft.text.trim() === '') storage.removeItem(keyOf(userId, ticketId));
  else storage.setItem(keyOf(userId, ticketId), JSON.stringify(draft));
}
