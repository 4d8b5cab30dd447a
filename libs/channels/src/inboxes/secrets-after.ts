import { Invalid } from '@guiche/kernel';
import type { ChannelAdapter } from '../adapters/channel-adapter.js';
import { mayKeepSecrets, requireSecrets, secretNames } from './inbox-settings.js';

/**
 * The sealed secrets of an inbox after a change: typed ones replace, the others stay; but all of them must be typed again
 * when an address to which they are sent changes. An inbox that is not in use may still lack some.
 */
export function secretsAfter(
  adapter: ChannelAdapter,
  before: { readonly settings: Readonly<Record<string, unknown>>; readonly secrets: Readonly<Record<string, string>> },
  settings: Readonly<Record<string, unknown>>,
  typed: Readonly<Record<string, string>>,
  isInUse = true,
): Record<string, string> {
  const kept = secretNames(adapter).filter((name) => before.secrets[name] !== undefined && typed[name] === undefined);
  if (kept.length > 0 && !mayKeepSecrets(adapter, before.settings, settings)) {
    const errors = kept.map((name) => ({ field: `secrets.${name}`, code: 'channels.secret-needed-for-new-address' }));
    throw new Invalid('platform.invalid-input', {}, errors);
  }
  const after = { ...before.secrets, ...typed };
  if (isInUse) requireSecrets(adapter, Object.keys(after));
  return after;
}
