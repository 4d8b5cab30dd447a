import { Injectable } from '@nestjs/common';
import { Invalid } from '@guiche/kernel';
import type { ReadTx } from '@guiche/platform/database';
import { TeamRepository } from './team.repository.js';

/** What other libs may know of a team. */
export interface TeamView {
  readonly id: string;
  readonly name: string;
  /** Whether its tickets are distributed among its online members, or wait for one of them to take them. */
  readonly automaticAssignment: boolean;
  readonly active: boolean;
}

/** Reads teams for other libs. */
@Injectable()
export class TeamDirectory {
  constructor(private readonly teams: TeamRepository) {}

  /** One team, also a deactivated one. */
  find(tx: ReadTx, id: string): Promise<TeamView | null> {
    return this.teams.find(tx, id);
  }

  /** The team, if it is active; throws Invalid for `field` otherwise. */
  async require(tx: ReadTx, id: string, field = 'teamId'): Promise<TeamView> {
    const team = await this.teams.find(tx, id);
    if (team?.active) return team;
    const code = team ? 'organisation.deactivated' : 'platform.field.no-such-record';
    throw new Invalid('platform.invalid-input', {}, [{ field, code }]);
  }

  /** Names by id; ids of nothing are left out. */
  names(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.teams.names(tx, ids);
  }

  /** The active teams a user is a member of. */
  idsOfUser(tx: ReadTx, userId: string): Promise<readonly string[]> {
    return this.teams.idsOfUser(tx, userId);
  }

  /** Its members that are active users, by name. */
  members(tx: ReadTx, id: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
    return this.teams.members(tx, id);
  }
}
