import { inboxConfiguration } from './inboxes/inbox.configuration.js';

/** The kinds of this lib in the configuration document. */
export const channelsConfiguration = [inboxConfiguration];
