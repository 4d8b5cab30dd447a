import { Injectable } from '@nestjs/common';
import { addMilliseconds, Clock } from '@guiche/kernel';
import { UnitOfWork } from '@guiche/platform/database';
import { defineJob, HandlesJob } from '@guiche/platform/jobs';
import { PasswordResetRepository } from '../password-reset/password-reset.repository.js';
import { Sessions } from './sessions.js';
import { ThrottleRepository } from './throttle.repository.js';

/** Removes sessions that ended long ago and failures that everybody has forgotten. */
export const forgetOldSignIns = defineJob<Record<string, never>>('identity.forget-old-sign-ins', {
  family: 'housekeeping',
  actsFor: 'system: sessions that are over and old failures are of no use',
  everyMs: 3_600_000,
});

/** Runs `identity.forget-old-sign-ins`. */
@Injectable()
export class ForgetOldSignIns {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly throttle: ThrottleRepository,
    private readonly resets: PasswordResetRepository,
  ) {}

  @HandlesJob(forgetOldSignIns)
  async run(): Promise<void> {
    await this.uow.run(async (tx) => {
      await this.sessions.forgetOld(tx);
      await this.resets.forgetBefore(tx, addMilliseconds(this.clock.now(), -86_400_000));
      await this.throttle.forgetQuietSince(tx, addMilliseconds(this.clock.now(), -86_400_000));
    });
  }
}
