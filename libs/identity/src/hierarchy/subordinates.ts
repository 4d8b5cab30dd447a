import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@guiche/platform/database';
import { totalCap } from '@guiche/platform/http';
import { UserRepository } from '../users/user.repository.js';
import { HierarchyRepository, type SubordinateCount } from './hierarchy.repository.js';

/** Reads who is above and below whom, for the organisation chart. */
@Injectable()
export class Subordinates {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: HierarchyRepository,
    private readonly users: UserRepository,
  ) {}

  counts(userIds: readonly string[]): Promise<SubordinateCount[]> {
    return this.uow.read((tx) => this.rows.counts(tx, userIds, totalCap));
  }

  /** Everybody above a user, the nearest first; 404 when there is no such user. */
  superiors(id: string): Promise<{ id: string; name: string }[]> {
    return this.uow.read(async (tx) => {
      await this.users.get(tx, id);
      const ids = await this.rows.superiorsOf(tx, id);
      const names = await this.users.names(tx, ids);
      return ids.map((one) => ({ id: one, name: names.get(one) ?? '' }));
    });
  }
}
