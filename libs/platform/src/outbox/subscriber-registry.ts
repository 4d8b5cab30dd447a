import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { Tx } from '../database/index.js';
import { allEvents, type EventMeta } from './event.js';
import { subscriptionKey, type Participation, type Reaction } from './subscriptions.js';

/** An event as handlers receive it: its payload and what the log knows of it. */
export type AnyEventOf = EventMeta & Readonly<Record<string, unknown>>;

type Handler = (event: AnyEventOf, tx: Tx) => Promise<void>;

/** A reaction with the method that carries it out. */
export type BoundReaction = Reaction & { readonly handle: Handler };
type BoundParticipation = Participation & { readonly handle: Handler };

/** Finds every subscription of the application; refuses to boot when two share a name or one names an unknown event. */
@Injectable()
export class SubscriberRegistry implements OnModuleInit {
  private readonly found: BoundReaction[] = [];
  private readonly within = new Map<string, BoundParticipation[]>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const names = new Set<string>();
    const known = new Set(allEvents());
    for (const { instance } of this.discovery.getProviders() as { instance: unknown }[]) {
      if (!instance || typeof instance !== 'object') continue;
      const prototype = Object.getPrototypeOf(instance) as object | null;
      if (!prototype || prototype === Object.prototype) continue;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const method = (prototype as Record<string, unknown>)[name];
        if (typeof method !== 'function') continue;
        const subscription = Reflect.getMetadata(subscriptionKey, method) as Reaction | Participation | undefined;
        if (!subscription) continue;
        if (names.has(subscription.subscriber)) throw new Error(`Two subscribers are named ${subscription.subscriber}`);
        names.add(subscription.subscriber);
        for (const type of subscription.types) {
          if (!known.has(type)) throw new Error(`${subscription.subscriber} waits for ${type}, which nobody defines`);
        }
        const handle = (method as Handler).bind(instance);
        if (subscription.kind === 'reaction') this.found.push({ ...subscription, handle });
        else {
          for (const type of subscription.types) {
            this.within.set(type, [...(this.within.get(type) ?? []), { ...subscription, handle }]);
          }
        }
      }
    }
  }

  get reactions(): readonly BoundReaction[] {
    return this.found;
  }

  participations(type: string): readonly BoundParticipation[] {
    return this.within.get(type) ?? [];
  }
}
