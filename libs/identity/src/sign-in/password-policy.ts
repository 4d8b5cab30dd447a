import { fold, Invalid } from '@guiche/kernel';

const minLength = 10;
/** Longer ones would only make the hash work for an attacker. */
export const maxPasswordLength = 200;

// The long ones among the most used passwords; everything shorter is refused by its length.
const common = new Set(
  (
    'password12 password123 password1234 passw0rd12 senha12345 senha123456 minhasenha minhasenha1 1234567890 12345678910 ' +
    '0123456789 0987654321 9876543210 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop qwertyuiop1 qwerty12345 qwerty123456 asdfghjkl1 ' +
    'abcdefghij abcd123456 abc1234567 iloveyou12 administrador administrator administrador1 admin12345 admin123456 ' +
    'brasil1234 flamengo10 corinthians corinthians1 palmeiras1 mudar12345 mudarsenha trocarsenha bemvindo123 welcome123 ' +
    'guiche1234 guiche12345 changeme123'
  ).split(' '),
);

/** What speaks against a password, as the code of the words; null when it will do. */
export function passwordProblem(password: string, login: string): string | null {
  if ([...password].length < minLength) return 'identity.password-too-short';
  if (password.length > maxPasswordLength) return 'identity.password-too-long';
  const folded = fold(password);
  if (login !== '' && (folded === fold(login) || folded === fold([...login].reverse().join('')))) {
    return 'identity.password-is-login';
  }
  if (common.has(folded) || new Set(folded).size < 4) return 'identity.password-too-common';
  return null;
}

/** Throws Invalid for `field` when the password will not do. */
export function checkPassword(field: string, password: string, login: string): void {
  const code = passwordProblem(password, login);
  if (code) throw new Invalid('platform.invalid-input', {}, [{ field, code, params: { first: minLength } }]);
}
