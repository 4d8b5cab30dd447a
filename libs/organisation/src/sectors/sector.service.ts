import { Injectable } from '@nestjs/common';
import type { Tx } from '@guiche/platform/database';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Records } from '@guiche/platform/records';
import { AccessDirectory } from '@guiche/identity';
import { comingAndGoing } from '../coming-and-going.js';
import type { CreateSectorDto, UpdateSectorDto } from './sector.dto.js';
import type { Sector } from './sector.entity.js';
import { sectorKind } from './sector.repository.js';

/** Keeps the tree of sectors and who belongs to them (ORG-1). That the tree has no circle is kept by the table. */
@Injectable()
export class SectorService {
  constructor(
    private readonly records: Records,
    private readonly access: AccessDirectory,
  ) {}

  list(request: ListRequest): Promise<Page<Sector>> {
    return this.records.list(sectorKind, request);
  }

  get(id: string): Promise<Sector> {
    return this.records.get(sectorKind, id);
  }

  create(input: CreateSectorDto): Promise<Sector> {
    return this.records.create(
      sectorKind,
      {
        parentId: null,
        description: '',
        code: null,
        managerId: null,
        email: null,
        memberIds: [],
        active: true,
        position: 0,
        ...input,
      },
      (tx, sector) => this.tell(tx, null, sector),
    );
  }

  update(id: string, version: number, changes: UpdateSectorDto): Promise<Sector> {
    return this.records.update(sectorKind, id, version, changes, (tx, after, before) => this.tell(tx, before, after));
  }

  remove(id: string): Promise<void> {
    return this.records.remove(sectorKind, id, undefined, (tx, sector) => this.tell(tx, sector, null));
  }

  /** Who comes to a sector or leaves it reaches other tickets from then on; a move changes what all of them reach. */
  private async tell(tx: Tx, before: Sector | null, after: Sector | null): Promise<void> {
    const isMoved = before !== null && after !== null && before.parentId !== after.parentId;
    if (isMoved) return this.access.changed(tx, 'all', 'a sector was moved');
    await this.access.changed(tx, comingAndGoing(belonging(before), belonging(after)), 'members of a sector changed');
  }
}

const belonging = (sector: Sector | null): string[] =>
  sector ? [...sector.memberIds, ...(sector.managerId ? [sector.managerId] : [])] : [];
