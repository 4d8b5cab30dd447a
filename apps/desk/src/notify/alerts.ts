import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import type { Ticket, TicketDetail } from '../api/types.js';
import { previewText } from '../app/preview-text.js';
import { createStore } from '../app/store.js';
import { currentLanguage } from '../i18n/language.js';
import { i18nOf } from '../i18n/use-i18n.js';
import type { RealtimeEvent } from '../realtime/events.js';
import type { TicketPages } from '../realtime/patch-tickets.js';
import { alertPreferences } from './preferences.js';
import { chime } from './sound.js';
import { alertFor } from './what-alerts.js';

/** The ticket on the screen; the conversation sets it. */
export const watchedStore = createStore<string | null>(null);

/** Read aloud by screen readers when it changes. */
export const announcementStore = createStore('');

/** Where a notification that is clicked leads; the routes listen. */
export const openRequestStore = createStore<string | null>(null);

function knownTicket(client: QueryClient, id: string): Ticket | undefined {
  const detail = client.getQueryData<TicketDetail>(keys.ticket(id));
  if (detail !== undefined) return detail;
  for (const [, data] of client.getQueriesData<TicketPages>({ queryKey: keys.lists })) {
    for (const page of data?.pages ?? []) {
      const found = page.items.find((one) => one.id === id);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Sound, notification and announcement for what the server just pushed, when it deserves them. */
export function alertOf(event: RealtimeEvent, userId: string, client: QueryClient): void {
  announceWatched(event, client);
  const cause = alertFor(event, {
    userId,
    watchedId: document.hasFocus() ? watchedStore.get() : null,
    known: (id) => knownTicket(client, id),
  });
  if (cause === null) return;
  const { t } = i18nOf(currentLanguage());
  const ticket = cause.kind === 'assigned' ? cause.ticket : knownTicket(client, cause.ticketId);
  const name = ticket?.contact.name ?? '';
  const title = cause.kind === 'assigned' ? t('alert.assigned', { name }) : t('alert.message', { name });
  const text =
    cause.kind === 'assigned' ? previewText(cause.ticket.lastMessagePreview, t) : (cause.text ?? t('alert.attachment'));
  announcementStore.set(`${title} ${text}`);
  const preferences = alertPreferences.get();
  if (preferences.sound) chime();
  if (!preferences.notifications || document.hasFocus() || typeof Notification === 'undefined') return;
  if (Notification.permission !== 'granted') return;
  const notification = new Notification(title, { body: text, tag: cause.ticketId, icon: '/desk/favicon.svg' });
  notification.onclick = () => {
    window.focus();
    openRequestStore.set(cause.ticketId);
    notification.close();
  };
}

/** A customer's words in the open conversation make no sound; screen readers say them. */
function announceWatched(event: RealtimeEvent, client: QueryClient): void {
  if (event.type !== 'message.added' || event.data.ticketId !== watchedStore.get()) return;
  const { message, ticketId } = event.data;
  if (message.direction !== 'in' || message.type === 'reaction') return;
  const { t } = i18nOf(currentLanguage());
  const name = message.author.name ?? knownTicket(client, ticketId)?.contact.name ?? '';
  announcementStore.set(`${name}: ${message.text ?? t('alert.attachment')}`);
}
