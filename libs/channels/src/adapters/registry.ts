import { Unprocessable } from '@guiche/kernel';
import type { ChannelAdapter } from './channel-adapter.js';
import { whatsAppCloud } from './whatsapp-cloud/adapter.js';

/** Every kind of inbox there can be; the order is that of the admin's choice. A new adapter is one line here. */
export const channelAdapters: readonly ChannelAdapter[] = [asMember(whatsAppCloud)];

/** A member works on settings of its own class; whoever calls it checked them by that class. */
function asMember<S extends object>(adapter: ChannelAdapter<S>): ChannelAdapter {
  return adapter as unknown as ChannelAdapter;
}

const byProvider = new Map(channelAdapters.map((adapter) => [adapter.provider, adapter]));

/** The adapter of a provider that a stored inbox names. */
export function adapterOf(provider: string): ChannelAdapter {
  const adapter = byProvider.get(provider);
  if (adapter === undefined) throw new Unprocessable('channels.unknown-provider', { provider });
  return adapter;
}
