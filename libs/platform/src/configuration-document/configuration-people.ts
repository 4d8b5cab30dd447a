import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../database/index.js';
import type { ConfigurationActor } from './configuration-kind.js';

/** What the document has to ask of whoever knows the people; people are not configuration themselves. */
export interface PeopleSource {
  /** Every user: the login by which documents name him. */
  all(tx: ReadTx): Promise<readonly { readonly id: string; readonly login: string }[]>;
  /** The user with this login as an actor, or for null the installation itself with all that its root may; null: nobody. */
  actor(login: string | null): Promise<(ConfigurationActor & { readonly name: string }) | null>;
}

/** The plug for the people: identity registers itself. */
@Injectable()
export class ConfigurationPeople {
  private source: PeopleSource | null = null;

  register(source: PeopleSource): void {
    this.source = source;
  }

  async all(tx: ReadTx): Promise<readonly { readonly id: string; readonly login: string }[]> {
    return (await this.source?.all(tx)) ?? [];
  }

  async actor(login: string | null): Promise<(ConfigurationActor & { readonly name: string }) | null> {
    return (await this.source?.actor(login)) ?? null;
  }
}
