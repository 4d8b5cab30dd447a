import { Injectable } from '@nestjs/common';
import { Unprocessable } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Records } from '@guiche/platform/records';
import { AccessDirectory } from '@guiche/identity';
import { comingAndGoing } from '../coming-and-going.js';
import type { CreateTeamDto, UpdateTeamDto } from './team.dto.js';
import type { Team } from './team.entity.js';
import { teamKind } from './team.repository.js';

/** Keeps the teams and who is in them (ORG-2). */
@Injectable()
export class TeamService {
  constructor(
    private readonly records: Records,
    private readonly access: AccessDirectory,
  ) {}

  list(request: ListRequest): Promise<Page<Team>> {
    return this.records.list(teamKind, request);
  }

  get(id: string): Promise<Team> {
    return this.records.get(teamKind, id);
  }

  create(input: CreateTeamDto): Promise<Team> {
    return this.records.create(
      teamKind,
      { description: '', automaticAssignment: true, memberIds: [], active: true, ...input },
      (tx, team) => this.tell(tx, null, team),
    );
  }

  update(id: string, version: number, changes: UpdateTeamDto): Promise<Team> {
    return this.records.update(teamKind, id, version, changes, (tx, after, before) => this.tell(tx, before, after));
  }

  remove(id: string): Promise<void> {
    return this.records.remove(teamKind, id, undefined, (tx, team) => this.tell(tx, team, null));
  }

  /** Only for who says the name of the team (ORG-2): case and blanks around it are forgiven, nothing else. */
  removeNamed(id: string, name: string | undefined): Promise<void> {
    return this.records.remove(teamKind, id, undefined, async (tx, team) => {
      if (!isSameName(name ?? '', team.name)) {
        const field = { field: 'name', code: 'organisation.team-name-differs' };
        throw new Unprocessable('organisation.team-name-needed', {}, [field]);
      }
      await this.tell(tx, team, null);
    });
  }

  /** Who comes to a team or leaves it reaches other tickets from then on. */
  private tell(tx: Tx, before: Team | null, after: Team | null): Promise<void> {
    return this.access.changed(tx, comingAndGoing(reaching(before), reaching(after)), 'members of a team changed');
  }
}

// A deactivated team lets nobody reach anything.
const reaching = (team: Team | null): string[] => (team?.active ? team.memberIds : []);

const isSameName = (said: string, name: string): boolean =>
  said.trim().normalize('NFC').toLowerCase() === name.normalize('NFC').toLowerCase();
