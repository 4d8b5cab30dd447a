import { Controller, Get, HttpCode, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, UuidParam } from '@guiche/platform/http';
import { cookieOf, setDeviceCookie, setJourneyCookie, setRefreshCookie } from '../sign-in/auth-cookies.js';
import { journeySeconds } from './corporate-journey.js';
import { CorporateSignIn, type NextStop } from './corporate-sign-in.service.js';

/** Corporate sign-in as a browser walks through it: redirects, no documents. */
@Controller('auth/corporate')
export class CorporateSignInController {
  constructor(private readonly corporate: CorporateSignIn) {}

  @Get(':id/start')
  @HttpCode(302)
  @Public('nobody is signed in before he signs in')
  async start(
    @UuidParam('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('to') to?: string,
  ): Promise<void> {
    go(await this.corporate.start(id, to === 'admin' ? 'admin' : 'desk'), reply);
  }

  @Get('callback')
  @HttpCode(302)
  @Public('the directory sends people here; state, nonce and code say whether it did')
  async callback(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const [, query = ''] = request.url.split('?', 2);
    const device = { ip: request.ip, userAgent: request.headers['user-agent'] ?? null };
    go(await this.corporate.finish(cookieOf(request, 'journey'), query, device), reply);
  }
}

function go({ url, journey, signedIn }: NextStop, reply: FastifyReply): void {
  setJourneyCookie(reply, journey ?? '', journey === null ? 0 : journeySeconds);
  if (signedIn?.refreshToken) setRefreshCookie(reply, signedIn.refreshToken);
  if (signedIn) setDeviceCookie(reply, signedIn.deviceToken);
  void reply.header('cache-control', 'no-store').header('location', url);
}
