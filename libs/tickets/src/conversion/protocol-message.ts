import { wordsFor } from '@guiche/platform/http';
import type { Language } from '@guiche/platform/context';

/** What a protocol message may mention. */
export interface ProtocolMessageValues {
  readonly protocol: string;
  readonly contactName: string;
  readonly inboxName: string;
}

/** How the customer is told his protocol number (TKT-1): the inbox's words, or the installation's in its language. */
export function protocolMessage(template: string, language: Language, values: ProtocolMessageValues): string {
  const words =
    template.trim() === '' ? (wordsFor('ticket.protocol-message', language) ?? '{{ticket.protocol}}') : template;
  const known: Readonly<Record<string, string>> = {
    'ticket.protocol': values.protocol,
    'contact.name': values.contactName,
    'inbox.name': values.inboxName,
  };
  // A placeholder nobody knows stays as it is: it is better seen than silently gone.
  return words.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, name: string) => known[name] ?? whole);
}
