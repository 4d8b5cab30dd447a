import { fetchUtils, HttpError } from 'react-admin';
import { currentAccessToken, renew } from './session.js';

interface Problem {
  title?: string;
  detail?: string;
  code?: string;
  requestId?: string;
  errors?: { field: string; code: string; message: string }[];
}

const duties = new Set(['identity.password-change-due', 'identity.second-factor-due']);

/** A problem document (API-3) as the error react-admin understands: per-field messages land at their fields. */
function asHttpError(error: unknown): unknown {
  if (!(error instanceof HttpError)) return error;
  const problem = (error.body ?? {}) as Problem;
  // Something is due before anything else: from the start the page shows its form.
  if (duties.has(problem.code ?? '')) void renew().then(() => window.location.reload());
  const message = problem.detail ?? problem.title ?? error.message;
  if (!problem.errors?.length) return new HttpError(message, error.status, problem);
  const byField = Object.fromEntries(problem.errors.map((one) => [one.field, one.message]));
  return new HttpError(message, error.status, {
    ...problem,
    errors: { ...byField, root: { serverError: problem.errors.map((one) => one.message).join(' ') } },
  });
}

function send(url: string, options: fetchUtils.Options) {
  const headers = new Headers(options.headers ?? { Accept: 'application/json' });
  headers.set('Accept-Language', document.documentElement.lang);
  // The published provider labels a DELETE without a body as text; there is nothing to label.
  if (options.body === undefined) headers.delete('Content-Type');
  const token = currentAccessToken();
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  return fetchUtils.fetchJson(url, { ...options, headers });
}

/** Every request of the admin: token, language, one silent renewal when the token has expired, problems in words. */
export async function httpClient(url: string, options: fetchUtils.Options = {}) {
  try {
    if (currentAccessToken() === null) await renew().catch(() => undefined);
    return await send(url, options);
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 401) throw asHttpError(error);
  }
  try {
    await renew();
    return await send(url, options);
  } catch (error) {
    throw error instanceof HttpError ? asHttpError(error) : new HttpError('ra.notification.logged_out', 401);
  }
}
