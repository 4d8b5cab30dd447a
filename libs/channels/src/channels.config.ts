import { defineConfig, intEnv } from '@guiche/platform/config';

/** How patiently messages are delivered. */
export const channelsConfig = defineConfig('channels', {
  /** How long, after a send whose answer never came, the provider's echo is waited for before the message is sent again. */
  echoGraceSeconds: intEnv('CHANNELS_ECHO_GRACE_SECONDS', { min: 0, max: 3600, default: 20 }),
  /** The same while the provider is not heard at all: its echo may be held up with everything else it has to say. */
  silentGraceSeconds: intEnv('CHANNELS_SILENT_GRACE_SECONDS', { min: 0, max: 86_400, default: 180 }),
  /** A message that could not be sent for this long fails, with the provider's last words. */
  giveUpHours: intEnv('CHANNELS_GIVE_UP_HOURS', { min: 1, max: 168, default: 24 }),
});
