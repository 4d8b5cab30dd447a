/** What a canned answer's variables stand for in a ticket. */
export interface CannedValues {
  'contact.name': string;
  'contact.firstName': string;
  'agent.name': string;
  'ticket.protocol': string;
  'inbox.name': string;
}

/** Fills in `{{contact.name}}` and its like; an unknown name stays as it is, so that the agent sees it before sending. */
export const fillCanned = (body: string, values: CannedValues): string =>
  body.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, name: string) =>
    name in values ? values[name as keyof CannedValues] : whole,
  );

/** The `/word` being typed at the caret, or null: it begins the text or follows white space. */
export function cannedQuery(text: string, caret: number): { from: number; query: string } | null {
  const match = /(?:^|\s)\/([^\s/]*)$/.exec(text.slice(0, caret));
  if (match === null) return null;
  const query = match[1] ?? '';
  return { from: caret - query.length - 1, query };
}

/** The text with the `/word` replaced, and where the caret goes. */
export function insertCanned(text: string, from: number, caret: number, body: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + body + text.slice(caret), caret: from + body.length };
}
