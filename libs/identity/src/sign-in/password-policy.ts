import { fold, Invalid, type FieldError } from '@guiche/kernel';
import { isCommon } from './common-passwords.js';

/** Longer ones would only make the hash work for an attacker. */
export const maxPasswordLength = 200;

/** What an installation asks of passwords (IAM-2). */
export interface PasswordRuleValues {
  readonly minLength: number;
  /** How many of small letters, capitals, digits and other signs must be in it. */
  readonly classes: number;
  /** Not the login, the name, or the part of the address before the @. */
  readonly notAboutOneself: boolean;
  /** Not one of the first that an attacker tries. */
  readonly notCommon: boolean;
}

/** Length beats everything else, so nothing but that and the obvious is asked until somebody asks for more. */
export const defaultPasswordRules: PasswordRuleValues = {
  minLength: 10,
  classes: 1,
  notAboutOneself: true,
  notCommon: true,
};

/** Whose password it is going to be. */
export interface PasswordOwner {
  readonly login: string;
  readonly name?: string;
  readonly email?: string;
}

type Problem = Pick<FieldError, 'code' | 'params'>;

/** All that speaks against a password; empty when it will do. */
export function passwordProblems(
  password: string,
  owner: PasswordOwner,
  rules: PasswordRuleValues = defaultPasswordRules,
): Problem[] {
  const problems: Problem[] = [];
  const length = [...password].length;
  if (length < rules.minLength)
    problems.push({ code: 'identity.password-too-short', params: { first: rules.minLength } });
  if (password.length > maxPasswordLength) return [{ code: 'identity.password-too-long' }];
  if (classesIn(password) < rules.classes) {
    problems.push({ code: 'identity.password-too-uniform', params: { classes: rules.classes } });
  }
  const folded = fold(password);
  if (rules.notAboutOneself && isAbout(folded, owner)) problems.push({ code: 'identity.password-is-login' });
  if (rules.notCommon && length >= rules.minLength && isCommon(folded)) {
    problems.push({ code: 'identity.password-too-common' });
  }
  return problems;
}

/** The first of them, as the code of the words, by the rules that hold until somebody changes them; null when it will do. */
export function passwordProblem(password: string, login: string): string | null {
  return passwordProblems(password, { login })[0]?.code ?? null;
}

/** Throws Invalid for `field` with everything that speaks against the password. */
export function refusePassword(field: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  throw new Invalid(
    'platform.invalid-input',
    {},
    problems.map((problem) => ({ field, ...problem })),
  );
}

const classesIn = (password: string): number =>
  [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].filter((sign) => sign.test(password)).length;

function isAbout(folded: string, { login, name = '', email = '' }: PasswordOwner): boolean {
  const bare = folded.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const own = [login, name, email, email.split('@')[0] ?? ''].map(fold);
  const spellings = own.flatMap((word) => [word, [...word].reverse().join(''), word.replaceAll(/[^\p{L}\p{N}]/gu, '')]);
  // With digits around it, it is still the login.
  return spellings.some(
    (word) => word.length > 2 && (folded === word || bare === word || bare.replace(/\d+$/, '') === word),
  );
}
