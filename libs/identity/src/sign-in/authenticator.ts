import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { apiTokenPrefix, ApiTokenService } from '../api-tokens/api-token.service.js';
import { AccessTokens, actorOrRefusal } from './access-tokens.js';

/** Finds out who brings a token, for what is not a request of Nest: a socket that connects. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly apiTokens: ApiTokenService,
  ) {}

  /** The actor of an access token or an API token; throws Unauthenticated with the reason. */
  async authenticate(token: string | null | undefined): Promise<Actor> {
    if (token?.startsWith(apiTokenPrefix)) return this.apiTokens.authenticate(token);
    return actorOrRefusal(await this.accessTokens.verify(token));
  }
}
