import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Invalid, newId } from '@guiche/kernel';
import { AuditLog, type AuditValues } from '@guiche/platform/audit';
import { UnitOfWork, type ReadTx, type Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Hierarchy } from './hierarchy.js';
import {
  toHierarchyLevelResponse,
  type CreateHierarchyLevelDto,
  type HierarchyLevelResponse,
  type UpdateHierarchyLevelDto,
} from './hierarchy-level.dto.js';
import type { HierarchyLevel } from './hierarchy-level.entity.js';
import { HierarchyLevelRepository } from './hierarchy-level.repository.js';

/** Keeps the levels of the hierarchy in their order (IAM-12). */
@Injectable()
export class HierarchyLevelService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly levels: HierarchyLevelRepository,
    private readonly hierarchy: Hierarchy,
    private readonly audit: AuditLog,
  ) {}

  list(request: ListRequest): Promise<Page<HierarchyLevelResponse>> {
    return this.uow.read(async (tx) => {
      const page = await this.levels.list(tx, request);
      const ids = (page.body as readonly HierarchyLevel[]).map(({ id }) => id);
      const people = await this.levels.people(tx, ids);
      return page.map((level) => toHierarchyLevelResponse(level, people.get(level.id) ?? 0));
    });
  }

  get(id: string): Promise<HierarchyLevelResponse> {
    return this.uow.read(async (tx) => this.response(tx, await this.levels.get(tx, id)));
  }

  create({ name, position }: CreateHierarchyLevelDto): Promise<HierarchyLevelResponse> {
    return this.uow.run(async (tx) => {
      await this.hierarchy.lock(tx);
      const now = this.clock.now();
      const id = newId();
      const last = (await this.levels.count(tx)) + 1;
      const place = Math.min(position ?? last, last);
      if (place < last) await this.levels.shift(tx, place, last - 1, 1, id, now);
      const values = { id, name, position: place, version: 1, createdAt: now, updatedAt: now };
      const level = await this.levels.insert(tx, values);
      this.note(tx, 'create', level, null, { name, position: place });
      return this.response(tx, level);
    });
  }

  update(id: string, version: number, changes: UpdateHierarchyLevelDto): Promise<HierarchyLevelResponse> {
    return this.uow.run(async (tx) => {
      await this.hierarchy.lock(tx);
      const before = await this.levels.lock(tx, id, version);
      const now = this.clock.now();
      const { position: from } = before;
      const to = Math.min(changes.position ?? from, await this.levels.count(tx));
      if (to < from) await this.levels.shift(tx, to, from - 1, 1, id, now);
      if (to > from) await this.levels.shift(tx, from + 1, to, -1, id, now);
      const after = await this.levels.update(tx, before, { name: changes.name, position: to }, now);
      if (to !== from) await this.hierarchy.requireSoundLevels(tx);
      this.note(tx, 'update', after, { name: before.name, position: from }, { name: after.name, position: to });
      return this.response(tx, after);
    });
  }

  /** Deletes a level; its people get another one, which has to be named when there are some. */
  remove(id: string, moveTo?: string): Promise<void> {
    return this.uow.run(async (tx) => {
      await this.hierarchy.lock(tx);
      const level = await this.levels.lock(tx, id);
      const now = this.clock.now();
      const people = (await this.levels.people(tx, [id])).get(id) ?? 0;
      if (people > 0 && moveTo === undefined) {
        throw new Conflict('identity.level-in-use', { level: level.name, count: people });
      }
      const target = moveTo === undefined ? null : await this.target(tx, id, moveTo);
      if (target && people > 0) {
        await this.levels.rehome(tx, id, target.id, now);
        await this.hierarchy.requireSoundLevels(tx);
      }
      await this.levels.delete(tx, level);
      await this.levels.shift(tx, level.position + 1, maxPosition, -1, id, now);
      const { name, position } = level;
      this.note(tx, 'delete', level, { name, position, people, peopleGo: target?.name ?? null }, null);
    });
  }

  private async target(tx: ReadTx, id: string, moveTo: string): Promise<HierarchyLevel> {
    const target = moveTo === id ? null : await this.levels.find(tx, moveTo);
    if (target) return target;
    throw new Invalid('platform.invalid-input', {}, [{ field: 'moveTo', code: 'platform.field.no-such-record' }]);
  }

  private async response(tx: ReadTx, level: HierarchyLevel): Promise<HierarchyLevelResponse> {
    return toHierarchyLevelResponse(level, (await this.levels.people(tx, [level.id])).get(level.id) ?? 0);
  }

  private note(
    tx: Tx,
    verb: string,
    { id, name }: HierarchyLevel,
    before: AuditValues | null,
    after: AuditValues | null,
  ): void {
    const subject = { type: 'hierarchy-level', id, name };
    this.audit.record(tx, { action: `hierarchy-levels.${verb}`, subject, before, after });
  }
}

const maxPosition = 2_147_483_647;
