import { Injectable } from '@nestjs/common';
import { defineJob, HandlesJob } from '../jobs/index.js';
import { StoredFiles } from './stored-files.js';

/** Forgets uploads that nothing refers to. */
export const forgetFiles = defineJob<Record<string, never>>('platform.forget-unused-files', {
  family: 'housekeeping',
  maxAttempts: 3,
  actsFor: 'system: uploads that were given up belong to nobody',
  everyMs: 3_600_000,
});

@Injectable()
export class ForgetFiles {
  constructor(private readonly files: StoredFiles) {}

  @HandlesJob(forgetFiles)
  async run(): Promise<void> {
    while ((await this.files.forgetUnattached()) > 0);
  }
}
