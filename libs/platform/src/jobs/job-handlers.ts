import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { definedJobs } from './job-definition.js';
import { handlesJobKey } from './handles-job.decorator.js';
import type { JobRun } from './job-run.js';

/** A bound method that runs one kind of job. */
export type JobHandler = (run: JobRun<unknown>) => Promise<void>;

/** Finds the method of every kind of job; a kind with none or with two stops a worker from starting. */
@Injectable()
export class JobHandlers {
  private handlers: ReadonlyMap<string, JobHandler> | null = null;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** All of them; throws with every problem at once. */
  all(): ReadonlyMap<string, JobHandler> {
    this.handlers ??= this.find();
    return this.handlers;
  }

  private find(): Map<string, JobHandler> {
    const found = new Map<string, JobHandler>();
    const problems: string[] = [];
    for (const { instance } of this.discovery.getProviders() as { instance: unknown }[]) {
      if (!instance || typeof instance !== 'object') continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null;
      if (!prototype || prototype === Object.prototype) continue;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const method = prototype[name];
        if (typeof method !== 'function') continue;
        const kind = Reflect.getMetadata(handlesJobKey, method) as string | undefined;
        if (kind === undefined) continue;
        if (found.has(kind)) problems.push(`two methods handle the job "${kind}"`);
        found.set(kind, (method as JobHandler).bind(instance));
      }
    }
    for (const { kind } of definedJobs()) {
      if (!found.has(kind)) problems.push(`nothing handles the job "${kind}" (@HandlesJob)`);
    }
    if (problems.length > 0) throw new Error(`Jobs: ${problems.join('; ')}`);
    return found;
  }
}
