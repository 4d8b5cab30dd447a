import type { ChannelProvider } from '../../providers/types.js';

type Values = Record<string, unknown>;

const filled = (values: unknown): Values =>
  Object.fromEntries(
    Object.entries((values ?? {}) as Values).filter(
      ([, value]) => value !== '' && value !== null && value !== undefined,
    ),
  );

/** What is sent of the form: settings that are filled in, and only the secrets that were typed (the others stay as they are). */
export const cleanInbox = (data: Values): Values => ({
  ...data,
  settings: filled(data.settings),
  secrets: filled(data.secrets),
});

/** The settings a provider starts with. */
export const defaultSettings = (provider: ChannelProvider): Values =>
  Object.fromEntries(
    provider.fields
      .filter((field) => field.kind !== 'secret' && field.default !== undefined && field.default !== null)
      .map((field) => [field.name, field.default]),
  );
