import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookiesNeedTls, identityConfig } from '../identity.config.js';

/** The cookies of sign-in: only ever sent to its own routes, never readable by a script. */
const names = { refresh: 'guiche_refresh', device: 'guiche_device', journey: 'guiche_journey' } as const;
type CookieName = keyof typeof names;

/** The value of a cookie of the request. */
export function cookieOf(request: FastifyRequest, cookie: CookieName): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === names[cookie] && value && value.length <= 4000) return value;
  }
  return null;
}

function setCookie(reply: FastifyReply, cookie: CookieName, value: string, days: number): void {
  const secure = cookiesNeedTls() ? '; Secure' : '';
  const attributes = `Path=/api/v1/auth; HttpOnly; SameSite=Strict; Max-Age=${days * 86_400}${secure}`;
  void reply.header('set-cookie', `${names[cookie]}=${value}; ${attributes}`);
}

export const setRefreshCookie = (reply: FastifyReply, token: string): void =>
  setCookie(reply, 'refresh', token, identityConfig().sessionDays);

export const dropRefreshCookie = (reply: FastifyReply): void => setCookie(reply, 'refresh', '', 0);

/** Long-lived: the browser stays a known device after it signed out. */
export const setDeviceCookie = (reply: FastifyReply, token: string): void => setCookie(reply, 'device', token, 365);

/** Lax, because the person comes back by a link of his directory; sent nowhere but to corporate sign-in (IAM-3). */
export function setJourneyCookie(reply: FastifyReply, value: string, seconds: number): void {
  const secure = cookiesNeedTls() ? '; Secure' : '';
  const attributes = `Path=/api/v1/auth/corporate; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
  void reply.header('set-cookie', `${names.journey}=${value}; ${attributes}`);
}
