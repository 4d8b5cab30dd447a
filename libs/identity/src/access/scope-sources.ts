import { Injectable } from '@nestjs/common';
import type { ReadTx } from '@guiche/platform/database';

/** Tells the ids of one kind that a user reaches by membership. */
export type ScopeSource = (tx: ReadTx, userId: string) => Promise<readonly string[]>;

/** Kinds of membership that a scope knows. */
export type ScopeSourceName = 'inboxes' | 'teams' | 'sectors';

/** The plug through which libs to the right tell what a user is a member of; whoever changes it calls `AccessDirectory.changed`. */
@Injectable()
export class ScopeSources {
  private readonly sources = new Map<ScopeSourceName, ScopeSource>();

  /** Registers the one source of a kind; called when its module starts. */
  register(name: ScopeSourceName, source: ScopeSource): void {
    if (this.sources.has(name)) throw new Error(`The scope source ${name} is registered twice`);
    this.sources.set(name, source);
  }

  /** The ids a user is a member of; none while nobody registered the kind. */
  async idsOf(name: ScopeSourceName, tx: ReadTx, userId: string): Promise<readonly string[]> {
    return (await this.sources.get(name)?.(tx, userId)) ?? [];
  }
}
