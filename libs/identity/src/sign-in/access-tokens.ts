import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Clock, fromUnixSeconds, isId, Unauthenticated } from '@guiche/kernel';
import { AccessDirectory } from '../access/access-directory.js';
import type { Actor } from '../access/actor.js';
import { identityConfig } from '../identity.config.js';

/** What an access token says. */
export interface AccessTokenClaims {
  /** User. */
  readonly sub: string;
  /** Session. */
  readonly sid: string;
  /** Unix seconds. */
  readonly iat: number;
  readonly exp: number;
  /** Set when a directory vouched for the session (IAM-3). */
  readonly idp?: true;
}

/** What became of a token; the Citrus façade has words of its own for each (API-11). */
export type AccessTokenCheck =
  | { readonly kind: 'valid'; readonly actor: Actor; readonly expiresAt: Date }
  | { readonly kind: 'missing' }
  | { readonly kind: 'expired'; readonly expiredAt: Date; readonly now: Date }
  | { readonly kind: 'bad-signature' }
  /** Genuine, but the session is over or the user was deactivated. */
  | { readonly kind: 'ended' };

/** Tokens live ten minutes, so this is many more than are in use at once. */
const maxKnown = 20_000;

/** Makes and checks access tokens: JWT (HS256) that name a user and his session, and nothing he may do. */
@Injectable()
export class AccessTokens {
  private readonly known = new Map<string, AccessTokenClaims>();

  constructor(
    private readonly jwt: JwtService,
    private readonly clock: Clock,
    private readonly directory: AccessDirectory,
  ) {}

  issue(
    userId: string,
    sessionId: string,
    { seconds = identityConfig().accessTokenSeconds, byProvider = false } = {},
  ): Promise<string> {
    const iat = Math.floor(this.clock.now().getTime() / 1000);
    const idp = byProvider ? { idp: true as const } : {};
    const claims: AccessTokenClaims = { sub: userId, sid: sessionId, iat, exp: iat + seconds, ...idp };
    return this.jwt.signAsync({ ...claims });
  }

  /** The claims of a token whose signature was found good before; checking it again would cost more than a query. */
  claimsOfKnown(token: string): AccessTokenClaims | undefined {
    return this.known.get(token);
  }

  /** Notes that the signature of a token is good. */
  remember(token: string, claims: AccessTokenClaims): void {
    if (this.known.size >= maxKnown) this.known.clear();
    this.known.set(token, claims);
  }

  /** Everything there is to know about a token that somebody brings. */
  async verify(token: string | null | undefined): Promise<AccessTokenCheck> {
    if (!token) return { kind: 'missing' };
    let claims = this.known.get(token);
    if (claims) return this.check(claims);
    try {
      claims = await this.jwt.verifyAsync<AccessTokenClaims>(token, { algorithms: ['HS256'], ignoreExpiration: true });
    } catch {
      return { kind: 'bad-signature' };
    }
    this.remember(token, claims);
    return this.check(claims);
  }

  /** The same for claims whose signature was found good. */
  async check({ sub, sid, exp, idp }: AccessTokenClaims): Promise<AccessTokenCheck> {
    const expiresAt = fromUnixSeconds(exp);
    if (!expiresAt || !isId(sub) || !isId(sid)) return { kind: 'bad-signature' };
    const now = this.clock.now();
    if (now >= expiresAt) return { kind: 'expired', expiredAt: expiresAt, now };
    const actor = await this.directory.actorIn(sub, sid, idp === true);
    return actor ? { kind: 'valid', actor, expiresAt } : { kind: 'ended' };
  }
}

/** The actor of a valid token; throws Unauthenticated with the reason otherwise. */
export function actorOrRefusal(check: AccessTokenCheck): Actor {
  switch (check.kind) {
    case 'valid':
      return check.actor;
    case 'missing':
      throw new Unauthenticated('identity.not-signed-in');
    case 'expired':
      throw new Unauthenticated('identity.token-expired');
    case 'bad-signature':
      throw new Unauthenticated('identity.token-invalid');
    case 'ended':
      throw new Unauthenticated('identity.session-over');
  }
}
