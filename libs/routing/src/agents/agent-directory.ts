import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@guiche/platform/database';
import { AgentStateRepository, type AgentRow } from './agent-state.repository.js';

/** The agents with presence and load, for whoever hands a ticket on. */
@Injectable()
export class AgentDirectory {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly agents: AgentStateRepository,
  ) {}

  all(): Promise<AgentRow[]> {
    return this.uow.read((tx) => this.agents.list(tx));
  }
}
