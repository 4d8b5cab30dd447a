import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { Requires, SignedIn, UuidParam } from '@guiche/platform/http';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { userPermissions } from '../identity.permissions.js';
import { SessionResponse } from './session.dto.js';
import { SessionService } from './session.service.js';

/** Sessions over HTTP: one's own, and those of a user. */
@Controller()
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Get('me/sessions')
  @SignedIn('everybody may see where he is signed in')
  own(@CurrentActor() actor: Actor): Promise<SessionResponse[]> {
    return this.sessions.own(actor);
  }

  @Delete('me/sessions/:id')
  @HttpCode(204)
  @SignedIn('everybody may end his own sessions')
  async endOwn(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<void> {
    await this.sessions.endOwn(actor, id);
  }

  @Get('users/:id/sessions')
  @Requires(userPermissions.endSessions)
  of(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<SessionResponse[]> {
    return this.sessions.of(actor, id);
  }

  @Delete('users/:id/sessions/:sessionId')
  @HttpCode(204)
  @Requires(userPermissions.endSessions)
  async end(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @UuidParam('sessionId') sessionId: string,
  ): Promise<void> {
    await this.sessions.endOf(actor, id, sessionId);
  }

  @Post('users/:id/sign-out-everywhere')
  @HttpCode(204)
  @Requires(userPermissions.endSessions)
  async endAll(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<void> {
    await this.sessions.endOf(actor, id);
  }
}
