import { SetMetadata } from '@nestjs/common';
import type { JobDefinition } from './job-definition.js';
import type { JobRun } from './job-run.js';

/** Metadata key under which a method says which kind of job it runs. */
export const handlesJobKey = 'guiche:handles-job';

/** A method that runs one kind of job. No transaction is open: it opens its own with `UnitOfWork` where it writes. */
export function HandlesJob<P extends object>(definition: JobDefinition<P>) {
  return <Method extends (run: JobRun<P>) => Promise<void>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    SetMetadata(handlesJobKey, definition.kind)(target, name, descriptor);
  };
}
