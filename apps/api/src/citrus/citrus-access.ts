import { Injectable, Logger } from '@nestjs/common';
import { AccessTokens, Authenticator, may, SignIn, type Actor } from '@guiche/identity';
import { DomainError } from '@guiche/kernel';
import { boolEnv, defineConfig, intEnv } from '@guiche/platform/config';
import { amendCause } from '@guiche/platform/context';
import { ticketPermissions } from '@guiche/tickets';
import type { CitrusLoginResponse } from './citrus.dto.js';
import { CitrusRefusal } from './citrus-refusal.js';
import { citrusTexts, expiredText } from './citrus-texts.js';

const citrusConfig = defineConfig('citrus', {
  /** One message for unknown user and wrong password, against the letter of the contract. */
  uniformRefusal: boolEnv('CITRUS_UNIFORM_SIGN_IN_REFUSAL', { default: false }),
  tokenSeconds: intEnv('CITRUS_TOKEN_SECONDS', { min: 60, max: 86_400, default: 3600 }),
});

/** Who is signing in. */
export interface CitrusLogin {
  readonly login: string;
  readonly password: string;
  readonly ip: string;
  readonly userAgent: string | null;
}

/** Signs external clients in and reads their tokens, in the words of Citrus. */
@Injectable()
export class CitrusAccess {
  private readonly logger = new Logger('Citrus');

  constructor(
    private readonly signIn: SignIn,
    private readonly tokens: AccessTokens,
    private readonly authenticator: Authenticator,
  ) {}

  async login(attempt: CitrusLogin): Promise<CitrusLoginResponse> {
    const result = await this.tryToSignIn(attempt);
    const { uniformRefusal } = citrusConfig();
    switch (result.kind) {
      case 'signed-in':
        return { accessToken: result.accessToken, access_token: result.accessToken, token: result.accessToken };
      case 'unknown-user':
        throw new CitrusRefusal(401, uniformRefusal ? citrusTexts.uniformRefusal : citrusTexts.unknownUser);
      case 'wrong-password':
        throw new CitrusRefusal(401, uniformRefusal ? citrusTexts.uniformRefusal : citrusTexts.wrongPassword);
      // Such a person's programs use an API token: it is made by somebody who has shown the second factor.
      case 'second-factor-needed':
      case 'local-sign-in-off':
        throw new CitrusRefusal(403, citrusTexts.accessDenied);
      case 'throttled':
        throw new CitrusRefusal(429, citrusTexts.tooManyAttempts, result.retryAfterSeconds);
    }
  }

  /** The actor behind `Bearer <token>` or a bare token; he must hold *Alterar status de atendimento via api*. */
  async actorOf(header: string | undefined): Promise<Actor> {
    const token = header?.replace(/^bearer(\s+|$)/i, '').trim() ?? '';
    const actor = token.startsWith('gck_') ? await this.byApiToken(token) : await this.byAccessToken(token);
    amendCause({ actor: { kind: actor.kind, id: actor.userId, name: actor.name } });
    if (actor.duty || !may(actor, ticketPermissions.changeStatusViaApi))
      throw new CitrusRefusal(403, citrusTexts.accessDenied);
    return actor;
  }

  private async tryToSignIn(attempt: CitrusLogin): ReturnType<SignIn['signIn']> {
    try {
      return await this.signIn.signIn({ ...attempt, onlyAccessTokenSeconds: citrusConfig().tokenSeconds });
    } catch (error) {
      this.logger.error(error instanceof Error ? error.stack : String(error));
      throw new CitrusRefusal(500, citrusTexts.tokenFailed);
    }
  }

  private async byAccessToken(token: string): Promise<Actor> {
    const check = await this.tokens.verify(token);
    switch (check.kind) {
      case 'valid':
        return check.actor;
      case 'missing':
        throw new CitrusRefusal(401, citrusTexts.tokenMissing);
      case 'expired':
        throw new CitrusRefusal(401, expiredText(check.expiredAt, check.now));
      case 'bad-signature':
      case 'ended':
        throw new CitrusRefusal(401, citrusTexts.badSignature);
    }
  }

  private async byApiToken(token: string): Promise<Actor> {
    try {
      return await this.authenticator.authenticate(token);
    } catch (error) {
      if (error instanceof DomainError) throw new CitrusRefusal(401, citrusTexts.badSignature);
      throw error;
    }
  }
}
