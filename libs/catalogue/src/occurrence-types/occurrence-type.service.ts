import { Injectable } from '@nestjs/common';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Records } from '@guiche/platform/records';
import type { CreateOccurrenceTypeDto, UpdateOccurrenceTypeDto } from './occurrence-type.dto.js';
import type { OccurrenceType } from './occurrence-type.entity.js';
import { occurrenceTypeKind } from './occurrence-type.repository.js';

/** Keeps the occurrence types and their sectors (CAT-1). */
@Injectable()
export class OccurrenceTypeService {
  constructor(private readonly records: Records) {}

  list(request: ListRequest): Promise<Page<OccurrenceType>> {
    return this.records.list(occurrenceTypeKind, request);
  }

  get(id: string): Promise<OccurrenceType> {
    return this.records.get(occurrenceTypeKind, id);
  }

  create(input: CreateOccurrenceTypeDto): Promise<OccurrenceType> {
    return this.records.create(occurrenceTypeKind, {
      description: '',
      sectorIds: [],
      active: true,
      position: 0,
      ...input,
    });
  }

  update(id: string, version: number, changes: UpdateOccurrenceTypeDto): Promise<OccurrenceType> {
    return this.records.update(occurrenceTypeKind, id, version, changes);
  }

  remove(id: string): Promise<void> {
    return this.records.remove(occurrenceTypeKind, id);
  }
}
