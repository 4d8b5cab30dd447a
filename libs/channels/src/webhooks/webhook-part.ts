import type { ParsedWebhook } from '../adapters/channel-adapter.js';

/**
 * Whom a webhook concerns: each gets an event of his own, so that what many people write through one inbox is understood
 * side by side, and what one person writes in its order (TKT-7).
 */
export function addressesIn(parsed: ParsedWebhook): (string | null)[] {
  const { identityChanges, messages, changes, deliveries, accountErrors, notUnderstood } = parsed;
  const named = [...identityChanges, ...changes, ...deliveries].map(({ address }) => address);
  const addresses = new Set([...messages.map(({ sender }) => sender.address), ...named]);
  if (addresses.size === 0 || accountErrors.length > 0 || notUnderstood.length > 0) addresses.add(null);
  return [...addresses];
}

/** The part of a webhook that concerns one address, or nobody named. */
export function partOf(parsed: ParsedWebhook, address: string | null): ParsedWebhook {
  const concerns = (item: { readonly address: string | null }): boolean => item.address === address;
  return {
    identityChanges: parsed.identityChanges.filter(concerns),
    messages: parsed.messages.filter(({ sender }) => sender.address === address),
    changes: parsed.changes.filter(concerns),
    deliveries: parsed.deliveries.filter(concerns),
    accountErrors: address === null ? parsed.accountErrors : [],
    notUnderstood: address === null ? parsed.notUnderstood : [],
  };
}
