import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ScopeSources } from '@guiche/identity';
import { SectorRepository } from './sectors/sector.repository.js';
import { TeamRepository } from './teams/team.repository.js';

/** Tells identity which teams and sectors somebody belongs to, for what his profile lets him reach through them (IAM-9). */
@Injectable()
export class ScopeMembership implements OnModuleInit {
  constructor(
    private readonly sources: ScopeSources,
    private readonly sectors: SectorRepository,
    private readonly teams: TeamRepository,
  ) {}

  onModuleInit(): void {
    this.sources.register('teams', (tx, userId) => this.teams.idsOfUser(tx, userId));
    this.sources.register('sectors', (tx, userId) => this.sectors.idsOfUser(tx, userId));
  }
}
