import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { allPermissions } from '@guiche/kernel';
import { accessOf, type AccessDeclaration } from './access.js';
import { publicPath } from './api-prefix.js';

/** One row of the access map. */
export interface AccessRow {
  /** `POST /api/v1/tickets/:id/transfer` */
  readonly route: string;
  readonly access: AccessDeclaration;
}

/** Walks every route at boot. One without a declaration, or with a permission nobody defines, stops the application. */
@Injectable()
export class AccessMap implements OnModuleInit {
  private rows: AccessRow[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const known = new Set(allPermissions().map(({ code }) => code));
    const problems: string[] = [];
    for (const { metatype } of this.discovery.getControllers()) {
      if (!metatype) continue;
      const prototype = metatype.prototype as Record<string, unknown>;
      const base = ([] as string[]).concat((Reflect.getMetadata(PATH_METADATA, metatype) as string | string[]) ?? '');
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const handler = prototype[name];
        if (typeof handler !== 'function') continue;
        const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
        if (method === undefined) continue;
        const paths = ([] as string[]).concat((Reflect.getMetadata(PATH_METADATA, handler) as string | string[]) ?? '');
        const access = accessOf(handler);
        const where = `${metatype.name}.${name}`;
        if (!access) {
          problems.push(`${where} declares no access: add @Requires(permission), @SignedIn('why') or @Public('why')`);
          continue;
        }
        if (access.kind === 'permission' && !known.has(access.permission)) {
          problems.push(`${where} requires ${access.permission}, which nobody defines`);
        }
        for (const prefix of base) {
          for (const path of paths) {
            this.rows.push({ route: `${RequestMethod[method] ?? 'ALL'} ${publicPath(`${prefix}/${path}`)}`, access });
          }
        }
      }
    }
    if (problems.length > 0) throw new Error(`Access is not declared everywhere:\n  - ${problems.join('\n  - ')}`);
    this.rows.sort((a, b) => a.route.localeCompare(b.route));
  }

  /** Adds what is reached otherwise than by a route: a socket event. */
  add(row: AccessRow): void {
    this.rows.push(row);
    this.rows.sort((a, b) => a.route.localeCompare(b.route));
  }

  /** The whole map, by route. */
  all(): readonly AccessRow[] {
    return this.rows;
  }
}
