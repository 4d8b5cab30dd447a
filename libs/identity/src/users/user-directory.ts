import { Injectable } from '@nestjs/common';
import type { Language } from '@guiche/platform/context';
import type { ReadTx } from '@guiche/platform/database';
import type { User } from './user.entity.js';
import { UserRepository } from './user.repository.js';

/** What other libs may know of a user. */
export interface UserView {
  readonly id: string;
  readonly name: string;
  /** What customers read. */
  readonly displayName: string;
  readonly login: string;
  readonly email: string;
  readonly language: Language;
  readonly profileId: string;
  readonly isRoot: boolean;
  readonly active: boolean;
}

/** Reads users for other libs. */
@Injectable()
export class UserDirectory {
  constructor(private readonly users: UserRepository) {}

  /** One user, also a deactivated one. */
  async find(tx: ReadTx, id: string): Promise<UserView | null> {
    const user = await this.users.find(tx, id);
    return user && toView(user);
  }

  /** Names by id; ids of nobody are left out. */
  names(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.users.names(tx, ids);
  }

  /** Those of the ids that are active users, for checking members of something. */
  activeAmong(tx: ReadTx, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.users.activeAmong(tx, ids);
  }
}

function toView({ id, name, displayName, login, email, language, profileId, isRoot, active }: User): UserView {
  return { id, name, displayName, login, email, language, profileId, isRoot, active };
}
