import { Injectable } from '@nestjs/common';
import type { CauseActor } from '../context/index.js';
import type { JobDefinition } from './job-definition.js';

/** Whether this actor still holds this permission. */
export type JobAccessCheck = (actor: CauseActor, permission: string) => Promise<boolean>;

/** A plug: identity answers whether the user for whom a job acts may still do so when it runs. */
@Injectable()
export class JobAccess {
  private check: JobAccessCheck | null = null;

  register(check: JobAccessCheck): void {
    this.check = check;
  }

  /** A worker with jobs that act for users does not start while nobody can tell what users may do. */
  assertComplete(definitions: readonly JobDefinition<unknown>[]): void {
    const first = definitions.find(({ actsFor }) => typeof actsFor !== 'string');
    if (first && !this.check)
      throw new Error(`The job "${first.kind}" acts for a user, but no access check is registered`);
  }

  async mayRun(definition: JobDefinition<unknown>, actor: CauseActor): Promise<boolean> {
    if (typeof definition.actsFor === 'string' || actor.kind === 'system') return true;
    return this.check !== null && (await this.check(actor, definition.actsFor.user));
  }
}
