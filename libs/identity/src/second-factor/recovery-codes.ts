import { createHash, randomInt } from 'node:crypto';

// Without what is misread on paper: 0 O 1 I L.
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** How many somebody gets. */
export const recoveryCodeCount = 10;

/** New codes for paper: 50 bits each, so a fast hash protects them. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: recoveryCodeCount }, () => {
    const code = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');
    return `${code.slice(0, 5)}-${code.slice(5)}`;
  });

/** How a code is stored; blanks, hyphens and small letters make no difference. */
export const hashOfRecoveryCode = (userId: string, code: string): Buffer =>
  createHash('sha256')
    .update(`${userId}:${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`)
    .digest();

/** Whether what was typed looks like a recovery code rather than a code of the authenticator. */
export const looksLikeRecoveryCode = (code: string): boolean => code.replaceAll(/[^A-Za-z0-9]/g, '').length === 10;
