import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-jwt';
import type { FastifyRequest } from 'fastify';
import { bearerOf } from '../access/bearer.js';
import type { Actor } from '../access/actor.js';
import { identityConfig } from '../identity.config.js';
import { AccessTokens, actorOrRefusal, type AccessTokenClaims } from './access-tokens.js';

/** Passport's part in it: the signature. Expiry is checked against the injected clock, the session against the directory. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, 'access-token') {
  constructor(private readonly tokens: AccessTokens) {
    super({
      jwtFromRequest: (request) => bearerOf(request.headers.authorization),
      secretOrKey: identityConfig().jwtSecret,
      algorithms: ['HS256'],
      ignoreExpiration: true,
      passReqToCallback: true,
    });
  }

  async validate(request: FastifyRequest, claims: AccessTokenClaims): Promise<Actor> {
    const token = bearerOf(request.headers.authorization);
    if (token) this.tokens.remember(token, claims);
    return actorOrRefusal(await this.tokens.check(claims));
  }
}
