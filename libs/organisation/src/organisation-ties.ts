import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UserTies } from '@guiche/identity';
import { SectorRepository } from './sectors/sector.repository.js';
import { TeamRepository } from './teams/team.repository.js';

/** Tells identity of the sectors somebody manages, and the teams he is in, before he is deactivated (IAM-14). */
@Injectable()
export class OrganisationTies implements OnModuleInit {
  constructor(
    private readonly ties: UserTies,
    private readonly sectors: SectorRepository,
    private readonly teams: TeamRepository,
  ) {}

  onModuleInit(): void {
    this.ties.register('sectors', {
      report: async (tx, userId) => {
        const items = (await this.sectors.managedBy(tx, userId)).map(({ id, name }) => ({ id, name }));
        return { count: items.length, items };
      },
    });
    this.ties.register('teams', {
      report: async (tx, userId) => {
        const names = await this.teams.names(tx, await this.teams.idsOfUser(tx, userId));
        const items = [...names].map(([id, name]) => ({ id, name }));
        return { count: items.length, items };
      },
    });
  }
}
