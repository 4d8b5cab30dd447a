import type { ProviderClaims } from './open-id.js';

/** A claim that is text. */
export function textIn(claims: ProviderClaims, name: string): string | null {
  const value = claims[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The mail address; a directory without one for somebody has nothing to link by. */
export function mailIn(claims: ProviderClaims): string | null {
  const mail = textIn(claims, 'email');
  return mail !== null && mail.length <= 254 && /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(mail) ? mail : null;
}

/**
 * Whether the directory says that the address is his. Microsoft says it as `xms_edov` (an optional claim of the app
 * registration) and lets anybody write any address without it.
 */
export function isMailVerified(claims: ProviderClaims): boolean {
  if (claims.email_verified !== undefined) return claims.email_verified === true;
  return [true, 1, '1', 'true'].includes(claims.xms_edov as never);
}

/** The groups somebody is in: a list, or one name. */
export function groupsIn(claims: ProviderClaims, claim: string): string[] {
  const value = claims[claim];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((group): group is string => typeof group === 'string');
}

/** Whether the address is of one of the domains; of none only where none is asked for. */
export function isOfDomain(email: string | null, domains: readonly string[]): boolean {
  if (domains.length === 0) return true;
  return email !== null && domains.includes(email.toLowerCase().split('@').at(-1) ?? '');
}
