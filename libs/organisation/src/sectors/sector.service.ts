import { Injectable } from '@nestjs/common';
import { Invalid } from '@guiche/kernel';
import type { Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Records } from '@guiche/platform/records';
import { wouldCircle } from './sector-tree.js';
import type { CreateSectorDto, UpdateSectorDto } from './sector.dto.js';
import type { Sector } from './sector.entity.js';
import { sectorKind, SectorRepository } from './sector.repository.js';

/** Keeps the tree of sectors (ORG-1). */
@Injectable()
export class SectorService {
  constructor(
    private readonly records: Records,
    private readonly sectors: SectorRepository,
  ) {}

  list(request: ListRequest): Promise<Page<Sector>> {
    return this.records.list(sectorKind, request);
  }

  get(id: string): Promise<Sector> {
    return this.records.get(sectorKind, id);
  }

  create(input: CreateSectorDto): Promise<Sector> {
    return this.records.create(sectorKind, {
      parentId: null,
      code: null,
      managerId: null,
      email: null,
      active: true,
      position: 0,
      ...input,
    });
  }

  update(id: string, version: number, changes: UpdateSectorDto): Promise<Sector> {
    return this.records.update(sectorKind, id, version, changes, async (tx, after, before) => {
      if (after.parentId !== before.parentId) await this.refuseCircle(tx, after);
    });
  }

  remove(id: string): Promise<void> {
    return this.records.remove(sectorKind, id);
  }

  private async refuseCircle(tx: Tx, { id, parentId }: Sector): Promise<void> {
    if (wouldCircle(await this.sectors.lockTree(tx), id, parentId)) {
      throw new Invalid('platform.invalid-input', {}, [{ field: 'parentId', code: 'organisation.sector-circle' }]);
    }
  }
}
