import { inboxConversionConfiguration } from './conversion/inbox-conversion.configuration.js';

/** The kinds of this lib in the configuration document. */
export const ticketsConfiguration = [inboxConversionConfiguration];
