import { Body, Controller, Get, Put } from '@nestjs/common';
import { CurrentActor, type Actor } from '@guiche/identity';
import { Requires, SignedIn } from '@guiche/platform/http';
import { AgentResponse } from '../agents/agent.dto.js';
import { agentPermissions } from '../routing.permissions.js';
import { SetPresenceDto } from './presence.dto.js';
import { PresenceService } from './presence.service.js';

@Controller('me/presence')
export class PresenceController {
  constructor(private readonly presence: PresenceService) {}

  @Get()
  @SignedIn('one’s own presence')
  mine(@CurrentActor() actor: Actor): Promise<AgentResponse> {
    return this.presence.of(actor.userId);
  }

  @Put()
  @Requires(agentPermissions.setPresence)
  set(@CurrentActor() actor: Actor, @Body() body: SetPresenceDto): Promise<AgentResponse> {
    return this.presence.set(actor.userId, body.presence, body.reasonId ?? null);
  }
}
