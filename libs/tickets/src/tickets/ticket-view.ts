import { hasMasks, masked, maskedName, may, type AccessScope, type Actor } from '@guiche/identity';
import { ticketPermissions } from '../tickets.permissions.js';

/** Who is shown a ticket: his masks, and whether he may read messages. */
export type TicketViewer = Pick<Actor, 'permissions' | 'scope'>;

/** Seeing that a ticket exists and reading its messages are separate rights (IAM-9). */
export const mayReadMessages = (viewer: TicketViewer): boolean => may(viewer, ticketPermissions.readMessages);

/** Whether a viewer is shown tickets as they are: then nothing needs to be looked at. */
export const seesEverything = (viewer: TicketViewer): boolean => mayReadMessages(viewer) && !hasMasks(viewer.scope);

interface ShownContact {
  readonly name: string;
  readonly phone: string | null;
}

/** A contact, as tickets and intakes show it, with what is masked for the reader. */
export const contactFor = <Contact extends ShownContact | null>(scope: AccessScope, contact: Contact): Contact =>
  contact && { ...contact, name: maskedName(scope, contact.name), phone: masked(scope, 'phone', contact.phone) };

/**
 * A ticket as one reader is shown it: the one place through which lists, single reads and realtime messages go. `ticket`
 * is what `ticketJson` made.
 */
export function ticketFor<Ticket extends object>(viewer: TicketViewer, ticket: Ticket): Ticket {
  if (seesEverything(viewer)) return ticket;
  const { contact, lastMessagePreview } = ticket as {
    contact?: ShownContact | null;
    lastMessagePreview?: string | null;
  };
  return {
    ...ticket,
    contact: contactFor(viewer.scope, contact ?? null),
    lastMessagePreview: mayReadMessages(viewer) ? (lastMessagePreview ?? null) : null,
  };
}

/** The customer behind a ticket's contact, for one reader. */
export const customerFor = <Customer extends { name: string; taxId: string | null } | null>(
  scope: AccessScope,
  customer: Customer,
): Customer =>
  customer && {
    ...customer,
    name: maskedName(scope, customer.name),
    taxId: masked(scope, 'document', customer.taxId),
  };

/** The time line for one reader: notes that were written with a transfer are messages of colleagues. */
export function timeLineFor(viewer: TicketViewer, text: string): string {
  if (seesEverything(viewer)) return text;
  const entries = JSON.parse(text) as { actor: { kind: string; name: string | null }; data: Record<string, unknown> }[];
  return JSON.stringify(
    entries.map((entry) => ({
      ...entry,
      actor:
        entry.actor.kind === 'customer'
          ? { ...entry.actor, name: maskedName(viewer.scope, entry.actor.name) }
          : entry.actor,
      data: 'note' in entry.data && !mayReadMessages(viewer) ? { ...entry.data, note: null } : entry.data,
    })),
  );
}
