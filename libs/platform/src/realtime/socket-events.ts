import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { allPermissions, DomainError, Forbidden, TooMany } from '@guiche/kernel';
import { AccessMap, accessOf, validationPipe, type AccessDeclaration } from '../http/index.js';
import { socketEventKey, type SocketEventDeclaration } from './on-socket-event.decorator.js';
import type { RealtimeActor } from './actors.js';

interface SocketEvent extends SocketEventDeclaration {
  readonly access: AccessDeclaration;
  handle(actor: RealtimeActor, body: object): Promise<void>;
}

/** Every message that clients may send. One without an access declaration stops the boot (IAM-10). */
@Injectable()
export class SocketEvents implements OnModuleInit {
  private readonly events = new Map<string, SocketEvent>();
  private readonly pipe = validationPipe();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly accessMap: AccessMap,
  ) {}

  onModuleInit(): void {
    const known = new Set(allPermissions().map(({ code }) => code));
    for (const { instance } of this.discovery.getProviders() as { instance: unknown }[]) {
      if (!instance || typeof instance !== 'object') continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null;
      if (!prototype || prototype === Object.prototype) continue;
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const handler = prototype[method];
        if (typeof handler !== 'function') continue;
        const declaration = Reflect.getMetadata(socketEventKey, handler) as SocketEventDeclaration | undefined;
        if (declaration)
          this.add(declaration, accessOf(handler), (handler as SocketEvent['handle']).bind(instance), known);
      }
    }
  }

  get names(): string[] {
    return [...this.events.keys()];
  }

  /** Checks access and body, then hands over; throws DomainError for every refusal. */
  async handle(name: string, actor: RealtimeActor, body: unknown, withinRate: boolean): Promise<void> {
    const event = this.events.get(name);
    if (!event) throw new Forbidden('platform.no-such-route');
    if (!withinRate) throw new TooMany('platform.too-many-socket-events', 1);
    if (event.access.kind === 'permission' && !actor.permissions.has(event.access.permission)) {
      throw new Forbidden('platform.socket-event-forbidden');
    }
    const checked = (await this.pipe.transform(body ?? {}, { type: 'body', metatype: event.body })) as object;
    await event.handle(actor, checked);
  }

  private add(
    declaration: SocketEventDeclaration,
    access: AccessDeclaration | undefined,
    handle: SocketEvent['handle'],
    known: ReadonlySet<string>,
  ): void {
    const { name } = declaration;
    if (!access)
      throw new Error(`The socket event "${name}" declares no access: add @Requires(permission) or @SignedIn('why')`);
    if (access.kind === 'permission' && !known.has(access.permission)) {
      throw new Error(`The socket event "${name}" requires ${access.permission}, which nobody defines`);
    }
    if (this.events.has(name)) throw new Error(`The socket event "${name}" is answered twice`);
    this.events.set(name, { ...declaration, access, handle });
    this.accessMap.add({ route: `SOCKET ${name}`, access });
  }
}

/** What a client is told when its message is refused. */
export const refusalCode = (error: unknown): string =>
  error instanceof DomainError ? error.code : 'platform.internal';
