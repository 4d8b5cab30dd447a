export { defineJob, definedJobs, type JobActsFor, type JobDefinition, type JobOptions } from './job-definition.js';
export { HandlesJob } from './handles-job.decorator.js';
export { GiveUp, RetryLater, type JobRun } from './job-run.js';
export { Jobs, type ScheduleOptions } from './jobs.js';
export { JobAccess, type JobAccessCheck } from './job-access.js';
export { JobWorker } from './job-worker.js';
export { jobsConfig } from './jobs.config.js';
export { JobRepository } from './job.repository.js';
export { JobsModule } from './jobs.module.js';
