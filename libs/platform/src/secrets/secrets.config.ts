import { defineConfig, secretEnv, strEnv } from '../config/index.js';

/** Keys of the stored secrets (IAM-18). */
export const secretsConfig = defineConfig('secrets', {
  /** New secrets are sealed with this one: 32 random bytes in base64, or any text of at least 32 characters. */
  current: secretEnv('GUICHE_SECRET_KEY'),
  /** Earlier keys, separated by commas: they open what they sealed until a rotation has sealed it again. */
  old: strEnv('GUICHE_SECRET_KEYS_OLD', { default: '' }),
});
