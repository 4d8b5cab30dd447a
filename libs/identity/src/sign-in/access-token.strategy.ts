import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { Actor } from '../access/actor.js';
import { identityConfig } from '../identity.config.js';
import { AccessTokens, actorOrRefusal, type AccessTokenClaims } from './access-tokens.js';

/** Passport's part in it: the signature. Expiry is checked against the injected clock, the session against the directory. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, 'access-token') {
  constructor(private readonly tokens: AccessTokens) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: identityConfig().jwtSecret,
      algorithms: ['HS256'],
      ignoreExpiration: true,
    });
  }

  async validate(claims: AccessTokenClaims): Promise<Actor> {
    return actorOrRefusal(await this.tokens.check(claims));
  }
}
