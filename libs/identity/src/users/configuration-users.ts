import { Injectable } from '@nestjs/common';
import { UnitOfWork, type ReadTx } from '@guiche/platform/database';
import type { PeopleSource } from '@guiche/platform/configuration-document';
import { AccessDirectory } from '../access/access-directory.js';
import type { Actor } from '../access/actor.js';
import { ConfigurationUsersRepository } from './configuration-users.repository.js';

/** The people behind the logins of a configuration document (ORG-7), and who applies one from the command line. */
@Injectable()
export class ConfigurationUsers implements PeopleSource {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly users: ConfigurationUsersRepository,
    private readonly directory: AccessDirectory,
  ) {}

  all(tx: ReadTx): Promise<readonly { readonly id: string; readonly login: string }[]> {
    return this.users.logins(tx);
  }

  /** Without a login the first of the active roots: whoever runs commands on the server can do what he can. */
  actor(login: string | null): Promise<Actor | null> {
    return this.uow.read(async (tx) => {
      const id = login === null ? await this.users.firstRoot(tx) : await this.users.idOf(tx, login);
      return id === null ? null : this.directory.actorOf(tx, id);
    });
  }
}
