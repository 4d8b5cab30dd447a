import { Controller, Get } from '@nestjs/common';
import { UnitOfWork } from '@guiche/platform/database';
import { ListOf, ListQuery, Requires, type ListRequest, type Page } from '@guiche/platform/http';
import { agentPermissions } from '../routing.permissions.js';
import { AgentResponse } from './agent.dto.js';
import { agentList } from './agent.list.js';
import { AgentRepository } from './agent.repository.js';

@Controller('agents')
export class AgentController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly agents: AgentRepository,
  ) {}

  @Get()
  @Requires(agentPermissions.list)
  @ListOf(AgentResponse)
  list(@ListQuery(agentList) request: ListRequest): Promise<Page<AgentResponse>> {
    return this.uow.read((tx) => this.agents.list(tx, request));
  }
}
