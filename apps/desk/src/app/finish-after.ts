import { createStore } from './store.js';

/** The ticket whose last message was sent with "send and finish": the finish dialog opens once it is through. */
export const finishAfterStore = createStore<string | null>(null);

export const finishAfter = (ticketId: string): void => finishAfterStore.set(ticketId);
