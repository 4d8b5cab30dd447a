import { Injectable } from '@nestjs/common';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Records } from '@guiche/platform/records';
import type { CreateRegionDto, UpdateRegionDto } from './region.dto.js';
import type { Region } from './region.entity.js';
import { regionKind } from './region.repository.js';

/** Keeps the regions (ORG-6). */
@Injectable()
export class RegionService {
  constructor(private readonly records: Records) {}

  list(request: ListRequest): Promise<Page<Region>> {
    return this.records.list(regionKind, request);
  }

  get(id: string): Promise<Region> {
    return this.records.get(regionKind, id);
  }

  create(input: CreateRegionDto): Promise<Region> {
    return this.records.create(regionKind, { description: '', active: true, position: 0, ...input });
  }

  update(id: string, version: number, changes: UpdateRegionDto): Promise<Region> {
    return this.records.update(regionKind, id, version, changes);
  }

  remove(id: string): Promise<void> {
    return this.records.remove(regionKind, id);
  }
}
