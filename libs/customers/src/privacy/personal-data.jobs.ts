import { defineJob } from '@guiche/platform/jobs';

/** Writes everything that is known of a person into a file. */
export const exportPersonalData = defineJob<{ requestId: string }>('customers.export-personal-data', {
  family: 'privacy',
  maxAttempts: 5,
  actsFor: 'system: whoever asked was allowed to, and only he is given the file',
});

/** Erases what is left of a person after the request, bite by bite; goes on where it stopped. */
export const anonymisePerson = defineJob<{ requestId: string }>('customers.anonymise-person', {
  family: 'privacy',
  maxAttempts: 20,
  actsFor: 'system: it was confirmed, is irreversible and must come to its end',
});

/** Removes the files of exports whose time is over. */
export const forgetExports = defineJob<Record<string, never>>('customers.forget-exports', {
  family: 'housekeeping',
  maxAttempts: 3,
  actsFor: 'system: exports of personal data expire',
  everyMs: 3_600_000,
});
