import { Module } from '@nestjs/common';
import './platform-classes.js';
import './platform-personal-data.js';
import { RetentionController } from './retention.controller.js';
import { RetentionPolicies } from './retention-policies.js';
import { RetentionRepository } from './retention.repository.js';
import { RetentionRuns } from './retention-runs.js';

/** Periods of retention, and the clean-up that keeps them. Needs jobs and files. */
@Module({
  controllers: [RetentionController],
  providers: [RetentionRepository, RetentionPolicies, RetentionRuns],
})
export class RetentionModule {}
