import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { me as readMe } from '../api/people.js';
import { alertOf } from '../notify/alerts.js';
import { OutboxSender } from '../outbox/sender.js';
import { EventApplier } from '../realtime/apply-event.js';
import { connectRealtime, type RealtimeClient } from '../realtime/client.js';
import { mergeMessages, type Thread } from '../realtime/patch-messages.js';
import { onAccessToken } from '../session/access-token.js';
import { setMe } from '../session/session-store.js';
import { finishAfter } from './finish-after.js';

export interface DeskServices {
  outbox: OutboxSender;
  realtime: RealtimeClient;
  stop(): void;
}

/** One lock for all tabs of a user: only one of them sends what they have in common. */
const exclusively = (userId: string) => (work: () => Promise<void>) =>
  navigator.locks === undefined
    ? work()
    : navigator.locks.request(`guiche-outbox-${userId}`, work).then(() => undefined);

/** Starts what runs beside the screens while somebody is signed in: the outbox and the socket. */
export function startServices(client: QueryClient, userId: string): DeskServices {
  const outbox = new OutboxSender({
    userId,
    storage: localStorage,
    exclusively: exclusively(userId),
    onSent(entry, message) {
      client.setQueryData<Thread>(keys.messages(entry.ticketId), (thread) =>
        thread === undefined ? thread : mergeMessages(thread, [message]),
      );
      if (entry.thenFinish) finishAfter(entry.ticketId);
    },
  });
  const applier = new EventApplier(client, userId, () => {
    readMe().then(setMe, () => undefined);
    void client.invalidateQueries();
  });
  const realtime = connectRealtime({
    event(event) {
      alertOf(event, userId, client);
      applier.apply(event);
    },
    refetch: () => void client.invalidateQueries(),
    ready: () => void outbox.flush(),
  });
  const forget = onAccessToken((token) => realtime.refresh(token));
  const online = (): void => void outbox.flush();
  window.addEventListener('online', online);
  void outbox.flush();
  return {
    outbox,
    realtime,
    stop() {
      window.removeEventListener('online', online);
      forget();
      outbox.stop();
      realtime.close();
    },
  };
}
