import type { Clock } from '@guiche/kernel';

/** How often and how long a webhook that was not answered with 200 is tried again. */
export interface RetryPlan {
  firstMs: number;
  maxMs: number;
  attempts: number;
}

/** What a launcher may decide about the simulator; everything has a working default. */
export interface SandboxOptions {
  /** Where phones, chats and files are kept; without it they live as long as the process. */
  dataFolder?: string | null;
  /** Where the world reaches `/sandbox`, for media addresses; without it the Host header of each request says so. */
  publicUrl?: string | null;
  /** The folder of the phone page; found by itself in the usual places. */
  publicFolder?: string;
  clock?: Clock;
  retry?: Partial<RetryPlan>;
  /** Three people to play with when there is nobody yet. */
  demoPeople?: boolean;
}

/** About seven minutes in all: long enough for a restart of the product, short enough to be watched. */
export const defaultRetry: RetryPlan = { firstMs: 1_000, maxMs: 60_000, attempts: 12 };
