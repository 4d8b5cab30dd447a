import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, SignedIn as ForSignedIn } from '@guiche/platform/http';
import type { Actor } from '../access/actor.js';
import { BeforeDuties } from '../access/duties.js';
import { CurrentActor } from '../access/current-actor.js';
import { bearerOf } from '../access/bearer.js';
import { cookieOf, dropRefreshCookie, setDeviceCookie, setRefreshCookie } from './auth-cookies.js';
import { AnswerChallengeDto } from '../second-factor/second-factor.dto.js';
import { SignedInResponse, SignInDto, SignInResponse } from './auth.dto.js';
import { AuthService, type SignedIn } from './auth.service.js';

/** Sign-in over HTTP. The refresh token is only ever in a cookie, the access token only ever in a body. */
@Controller('auth')
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Post('sign-in')
  @HttpCode(200)
  @Public('nobody is signed in before he signs in')
  async signIn(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    const result = await this.auth.signIn({ ...body, ...deviceOf(request) });
    return 'challenge' in result ? result : answer(result, reply);
  }

  @Post('second-factor')
  @HttpCode(200)
  @Public('the challenge says whose password was right; the code is the second half of signing in')
  async secondFactor(
    @Body() body: AnswerChallengeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInResponse> {
    return answer(await this.auth.answerChallenge({ ...body, ...deviceOf(request) }), reply);
  }

  @Post('refresh')
  @HttpCode(200)
  @Public('the access token has just expired; the cookie says who it is')
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInResponse> {
    return answer(await this.auth.refresh(cookieOf(request, 'refresh')), reply);
  }

  @Post('sign-out')
  @HttpCode(204)
  @Public('whoever brings the cookie or the token of a session may end it, also when the token has expired')
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.auth.signOut(cookieOf(request, 'refresh'), bearerOf(request.headers.authorization));
    dropRefreshCookie(reply);
  }

  @Post('sign-out-everywhere')
  @HttpCode(204)
  @BeforeDuties()
  @ForSignedIn('everybody may end his own sessions')
  async signOutEverywhere(
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.auth.signOutEverywhere(actor);
    dropRefreshCookie(reply);
  }
}

const deviceOf = (request: FastifyRequest) => ({
  ip: request.ip,
  userAgent: request.headers['user-agent'] ?? null,
  deviceToken: cookieOf(request, 'device'),
});

function answer({ response, refreshToken, deviceToken }: SignedIn, reply: FastifyReply): SignedInResponse {
  if (refreshToken) setRefreshCookie(reply, refreshToken);
  if (deviceToken) setDeviceCookie(reply, deviceToken);
  void reply.header('cache-control', 'no-store');
  return response;
}
