import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Invalid, type FieldError } from '@guiche/kernel';
import { fieldErrors } from '@guiche/platform/http';
import type { ChannelAdapter } from '../adapters/channel-adapter.js';

/** Settings as the adapter's class allows them, with its defaults filled in; throws Invalid naming each field. */
export function checkedSettings(
  adapter: ChannelAdapter,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const present = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  );
  const settings = plainToInstance(adapter.settingsClass, present, { exposeDefaultValues: true });
  const errors = validateSync(settings, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) throw new Invalid('platform.invalid-input', {}, fieldErrors(errors, 'settings'));
  return { ...settings };
}

/** Secrets that were typed in now, by name; an empty one was not. Throws Invalid for a name the adapter does not know. */
export function checkedSecrets(
  adapter: ChannelAdapter,
  given: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const known = new Set(secretNames(adapter));
  const errors: FieldError[] = [];
  const typed: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    const field = `secrets.${name}`;
    if (!known.has(name)) errors.push({ field, code: 'platform.field.whitelist-validation' });
    else if (typeof value === 'string' && value.length > 4096)
      errors.push({ field, code: 'platform.field.max-length', params: { first: '4096' } });
    else if (typeof value === 'string' && value.trim() !== '') typed[name] = value.trim();
    else if (value !== null && value !== undefined && value !== '')
      errors.push({ field, code: 'platform.field.is-string' });
  }
  if (errors.length > 0) throw new Invalid('platform.invalid-input', {}, errors);
  return typed;
}

export const secretNames = (adapter: ChannelAdapter): string[] =>
  adapter.fields.filter((field) => field.kind === 'secret').map((field) => field.name);

/** The secrets that the adapter needs and that are not among these names. */
export const missingSecrets = (adapter: ChannelAdapter, names: readonly string[]): string[] =>
  adapter.fields
    .filter((field) => field.kind === 'secret' && field.required && !names.includes(field.name))
    .map((field) => field.name);

/** Throws Invalid unless every secret that the adapter needs is among these names. */
export function requireSecrets(adapter: ChannelAdapter, names: readonly string[]): void {
  const missing = missingSecrets(adapter, names);
  if (missing.length === 0) return;
  const errors = missing.map((name) => ({ field: `secrets.${name}`, code: 'platform.field.is-not-empty' }));
  throw new Invalid('platform.invalid-input', {}, errors);
}

/**
 * Whether kept secrets may go on being used with these settings: not when an address to which they are sent is another
 * one. Otherwise whoever may change an inbox could have its secrets sent to himself and so read them (IAM-18).
 */
export function mayKeepSecrets(
  adapter: ChannelAdapter,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): boolean {
  return adapter.fields.every((field) => field.kind !== 'url' || before[field.name] === after[field.name]);
}
