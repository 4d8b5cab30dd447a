import { Body, Controller, Get, Put } from '@nestjs/common';
import { CurrentActor, type Actor } from '@guiche/identity';
import { ListOf, Page, Requires, SignedIn } from '@guiche/platform/http';
import { agentPermissions } from '../routing.permissions.js';
import { AgentDirectory } from '../agents/agent-directory.js';
import { AgentResponse, SetPresenceDto } from './presence.dto.js';
import { PresenceService } from './presence.service.js';

@Controller()
export class PresenceController {
  constructor(
    private readonly presence: PresenceService,
    private readonly agents: AgentDirectory,
  ) {}

  @Get('agents')
  @Requires(agentPermissions.list)
  @ListOf(AgentResponse)
  async list(): Promise<Page<AgentResponse>> {
    const agents = await this.agents.all();
    return Page.of(agents as AgentResponse[], { total: agents.length });
  }

  @Get('me/presence')
  @SignedIn('one’s own presence')
  async mine(@CurrentActor() actor: Actor): Promise<AgentResponse> {
    return (await this.presence.of(actor.userId)) as AgentResponse;
  }

  @Put('me/presence')
  @Requires(agentPermissions.setPresence)
  async set(@CurrentActor() actor: Actor, @Body() body: SetPresenceDto): Promise<AgentResponse> {
    return (await this.presence.set(actor.userId, body.presence, body.reasonId ?? null)) as AgentResponse;
  }
}
