import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UserTies } from '@guiche/identity';
import { SectorRepository } from './sectors/sector.repository.js';
import { TeamRepository } from './teams/team.repository.js';

/** Tells who deactivates somebody which sectors lose their manager and which teams a member (IAM-14). */
@Injectable()
export class WhatUsersLeave implements OnModuleInit {
  constructor(
    private readonly ties: UserTies,
    private readonly sectors: SectorRepository,
    private readonly teams: TeamRepository,
  ) {}

  onModuleInit(): void {
    this.ties.register('sectors', {
      report: async (tx, userId) => {
        const managed = await this.sectors.managedBy(tx, userId);
        return {
          count: managed.length,
          items: managed.slice(0, 20).map(({ id, name }) => ({ id, name, isLast: true })),
        };
      },
    });
    this.ties.register('teams', {
      report: async (tx, userId) => {
        const teams = await this.teams.ofMember(tx, userId);
        return { count: teams.length, items: teams.slice(0, 20) };
      },
    });
  }
}
