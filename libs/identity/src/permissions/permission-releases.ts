import { Injectable } from '@nestjs/common';
import { allPermissions, Clock, Forbidden, NotFound } from '@guiche/kernel';
import { AuditLog } from '@guiche/platform/audit';
import { UnitOfWork, type ReadTx } from '@guiche/platform/database';
import { AccessDirectory } from '../access/access-directory.js';
import type { Actor } from '../access/actor.js';
import { PermissionReleaseRepository } from './permission-release.repository.js';

/** A permission as an actor sees it. */
export interface VisiblePermission {
  readonly code: string;
  readonly released: boolean;
  /** Whether he may give it to somebody. */
  readonly grantable: boolean;
}

/** Keeps root-only permissions back until the root makes them available (IAM-8). */
@Injectable()
export class PermissionReleases {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly releases: PermissionReleaseRepository,
    private readonly directory: AccessDirectory,
    private readonly audit: AuditLog,
  ) {}

  released(tx: ReadTx): Promise<ReadonlySet<string>> {
    return this.releases.all(tx);
  }

  /** The codes that exist for an actor and may stand in a profile: not those that are kept back, not even for the root. */
  async visibleTo(tx: ReadTx, actor: Actor): Promise<ReadonlySet<string>> {
    const list = await this.list(tx, actor);
    return new Set(list.filter(({ released }) => released).map(({ code }) => code));
  }

  /** Every permission that the actor can see: the root sees also what he keeps back. */
  async list(tx: ReadTx, actor: Actor): Promise<VisiblePermission[]> {
    const releases = await this.releases.all(tx);
    return allPermissions()
      .map(({ code, rootOnly }) => ({ code, released: !rootOnly || releases.has(code) }))
      .filter(({ released }) => released || actor.isRoot)
      .map(({ code, released }) => ({ code, released, grantable: released && actor.permissions.has(code) }));
  }

  /** Every permission that is the root's to release, for the configuration document. */
  keptByRoot(): Promise<{ id: string; version: number; code: string; released: boolean }[]> {
    return this.uow.read(async (tx) => {
      const releases = await this.releases.all(tx);
      const rootOnly = allPermissions().filter(({ rootOnly }) => rootOnly);
      return rootOnly.map(({ code }) => ({ id: code, version: 0, code, released: releases.has(code) }));
    });
  }

  /** Makes a root-only permission available below the root, or takes it back from everybody. */
  async release(actor: Actor, code: string, released: boolean): Promise<void> {
    if (!actor.isRoot) throw new Forbidden('identity.only-root');
    const definition = allPermissions().find((permission) => permission.code === code);
    if (!definition?.rootOnly) throw new NotFound('platform.not-found');
    await this.uow.run(async (tx) => {
      const changed = released
        ? await this.releases.add(tx, code, actor.userId, this.clock.now())
        : await this.releases.remove(tx, code);
      if (!changed) return;
      this.audit.record(tx, {
        action: 'permissions.release',
        subject: { type: 'permission', id: code, name: definition.label['pt-BR'] },
        before: { released: !released },
        after: { released },
      });
      await this.directory.changed(tx, 'all', `permission ${code} ${released ? 'released' : 'kept back'}`);
    });
  }
}
