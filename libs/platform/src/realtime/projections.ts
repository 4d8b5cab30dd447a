import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { ReadTx } from '../database/index.js';
import { allEvents, type LoggedEvent } from '../outbox/index.js';
import { projectionKey, type RealtimeMessage } from './projects-to-realtime.decorator.js';

type Project = (event: LoggedEvent['event'], tx: ReadTx) => Promise<readonly RealtimeMessage[]>;

/** Finds every `@ProjectsToRealtime` of the application and turns events into messages with them. */
@Injectable()
export class Projections implements OnModuleInit {
  private readonly byType = new Map<string, Project[]>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const known = new Set(allEvents());
    for (const { instance } of this.discovery.getProviders() as { instance: unknown }[]) {
      if (!instance || typeof instance !== 'object') continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null;
      if (!prototype || prototype === Object.prototype) continue;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const method = prototype[name];
        if (typeof method !== 'function') continue;
        const types = (Reflect.getMetadata(projectionKey, method) as string[] | undefined) ?? [];
        for (const type of types) {
          if (!known.has(type)) throw new Error(`A realtime projection waits for ${type}, which nobody defines`);
          this.byType.set(type, [...(this.byType.get(type) ?? []), (method as Project).bind(instance)]);
        }
      }
    }
  }

  get types(): string[] {
    return [...this.byType.keys()];
  }

  has(type: string): boolean {
    return this.byType.has(type);
  }

  async project(tx: ReadTx, { event }: LoggedEvent): Promise<RealtimeMessage[]> {
    const messages: RealtimeMessage[] = [];
    for (const project of this.byType.get(event.type) ?? []) messages.push(...(await project(event, tx)));
    return messages;
  }
}
