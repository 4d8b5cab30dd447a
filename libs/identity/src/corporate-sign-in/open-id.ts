import { Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';
import { Clock, SystemClock } from '@guiche/kernel';
import { installationConfig } from '@guiche/platform/config';
import { Sealed, Secrets } from '@guiche/platform/secrets';
import type { IdentityProvider } from './identity-provider.entity.js';

/** Clocks of two machines may differ by so much. */
const toleranceSeconds = 60;
const patienceSeconds = 8;

/** What a sign-in in progress must remember until the person comes back. */
export interface Journey {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What the directory says of somebody. */
export type ProviderClaims = Readonly<Record<string, unknown>> & { readonly sub: string };

/** Why a directory's answer is of no use; `down` when there was none. */
export class ProviderProblem extends Error {
  constructor(
    readonly kind: 'down' | 'denied' | 'failed',
    message: string,
  ) {
    super(message);
    this.name = 'ProviderProblem';
  }
}

/** Where directories send people back to. */
export const callbackUrl = (): string => `${installationConfig().publicUrl}/api/v1/auth/corporate/callback`;

/**
 * Speaks OpenID Connect (IAM-3): code with PKCE, state and nonce. Metadata and keys are read for every sign-in, so a
 * directory that changes its keys is believed at once; sign-ins are rare enough for it.
 */
@Injectable()
export class OpenId {
  private readonly logger = new Logger('OpenId');

  constructor(
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /** Where to send the person, and what to remember meanwhile. */
  async start(provider: IdentityProvider): Promise<{ url: string; journey: Journey }> {
    const config = await this.discover(provider);
    const journey = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: callbackUrl(),
      scope: `openid ${provider.scopes}`,
      code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
      code_challenge_method: 'S256',
      state: journey.state,
      nonce: journey.nonce,
    });
    return { url: url.href, journey };
  }

  /** Exchanges what the person brought back for what the directory says of him. */
  async finish(
    provider: IdentityProvider,
    { state, nonce, verifier }: Journey,
    query: string,
  ): Promise<ProviderClaims> {
    const config = await this.discover(provider);
    const back = new URL(callbackUrl());
    back.search = query;
    try {
      const tokens = await oidc.authorizationCodeGrant(config, back, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new ProviderProblem('failed', 'The answer holds no ID token');
      if (claims.iat > this.clock.now().getTime() / 1000 + toleranceSeconds) {
        throw new ProviderProblem('failed', 'The ID token was made in the future: one of the clocks is wrong');
      }
      const isComplete =
        claims.email !== undefined && (provider.groupClaim === null || claims[provider.groupClaim] !== undefined);
      if (isComplete || config.serverMetadata().userinfo_endpoint === undefined) return claims;
      return { ...(await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)), ...claims };
    } catch (error) {
      throw this.problemOf(error, provider);
    }
  }

  /** Null when the directory answers as it should. */
  async test(provider: IdentityProvider): Promise<string | null> {
    try {
      await this.discover(provider);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  private async discover(provider: IdentityProvider): Promise<oidc.Configuration> {
    const issuer = new URL(provider.issuer);
    const mayBePlain =
      installationConfig().mode !== 'production' || ['127.0.0.1', 'localhost'].includes(issuer.hostname);
    if (issuer.protocol !== 'https:' && !mayBePlain) throw new ProviderProblem('failed', 'The issuer must use https');
    const execute = issuer.protocol === 'https:' ? [] : [oidc.allowInsecureRequests];
    try {
      const found = await oidc.discovery(issuer, provider.clientId, undefined, oidc.None(), {
        execute,
        timeout: patienceSeconds,
      });
      const metadata = found.serverMetadata();
      const config = new oidc.Configuration(
        metadata,
        provider.clientId,
        this.client(),
        this.authentication(provider, metadata),
      );
      config.timeout = patienceSeconds;
      for (const change of execute) change(config);
      return config;
    } catch (error) {
      throw this.problemOf(error, provider);
    }
  }

  /** Tokens are judged by our clock, which tests move. */
  private client(): Partial<oidc.ClientMetadata> {
    const skew = Math.round((this.clock.now().getTime() - new SystemClock().now().getTime()) / 1000);
    return { [oidc.clockTolerance]: toleranceSeconds, [oidc.clockSkew]: skew };
  }

  private authentication(provider: IdentityProvider, metadata: oidc.ServerMetadata): oidc.ClientAuth {
    if (provider.clientSecret === null) return oidc.None();
    const secret = this.secrets.open(Sealed.fromColumn(provider.clientSecret));
    const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return methods.includes('client_secret_basic') ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret);
  }

  private problemOf(error: unknown, { name }: IdentityProvider): ProviderProblem {
    if (error instanceof ProviderProblem) return error;
    if (error instanceof oidc.AuthorizationResponseError) return new ProviderProblem('denied', error.error);
    const causes = chainOf(error);
    const why = causes.map(({ message, code }) => [message, code].filter(Boolean).join(' ')).join(': ');
    // What is neither an answer of the directory nor a judgement about one never arrived.
    const isDown = causes.some(
      ({ name: kind, message }) => (kind === 'TypeError' && message === 'fetch failed') || kind === 'TimeoutError',
    );
    const isBroken = causes.some((cause) => cause instanceof Response && cause.status >= 500);
    this.logger.warn(`Provider ${name}: ${why}`);
    return new ProviderProblem(isDown || isBroken ? 'down' : 'failed', why);
  }
}

/** An error with all that caused it. */
function chainOf(error: unknown): (Error & { code?: string })[] {
  const chain: (Error & { code?: string })[] = [];
  for (let one = error; one !== null && typeof one === 'object' && chain.length < 6;) {
    chain.push(one as Error);
    one = (one as Error).cause;
  }
  return chain;
}
