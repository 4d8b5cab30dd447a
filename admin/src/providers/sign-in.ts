import { apiUrl } from './session.js';

/** What the installation says about signing in, before anybody has. */
export interface SignInOptions {
  passwordRules: { minLength: number; classes: number; notAboutOneself: boolean; notCommon: boolean };
  localOnlyForRoot: boolean;
  mailsPasswordLinks: boolean;
  providers: { id: string; name: string }[];
  problem: string | null;
}

/** Asks without a token; throws the server's own words. */
async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${apiUrl}/auth/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      Accept: 'application/json',
      'Accept-Language': document.documentElement.lang,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer: unknown = text === '' ? null : JSON.parse(text);
  if (response.ok) return answer as T;
  const problem = answer as { detail?: string; errors?: { message: string }[] } | null;
  throw new Error(
    problem?.errors?.map(({ message }) => message).join(' ') || problem?.detail || 'guiche.signIn.failed',
  );
}

export const signInOptions = (problem: string | null): Promise<SignInOptions> =>
  ask(problem === null ? 'options' : `options?problem=${encodeURIComponent(problem)}`);
export const forgottenPassword = (login: string): Promise<void> => ask('forgotten-password', { login, to: 'admin' });
export const resetPassword = (token: string, password: string): Promise<void> =>
  ask('reset-password', { token, password });
