import { Injectable } from '@nestjs/common';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Records } from '@guiche/platform/records';
import type { CreateReasonDto, UpdateReasonDto } from './reason.dto.js';
import type { Reason } from './reason.entity.js';
import { reasonKind } from './reason.repository.js';

/** Keeps the reasons (CAT-5). */
@Injectable()
export class ReasonService {
  constructor(private readonly records: Records) {}

  list(request: ListRequest): Promise<Page<Reason>> {
    return this.records.list(reasonKind, request);
  }

  get(id: string): Promise<Reason> {
    return this.records.get(reasonKind, id);
  }

  create(input: CreateReasonDto): Promise<Reason> {
    return this.records.create(reasonKind, { description: '', active: true, position: 0, ...input });
  }

  update(id: string, version: number, changes: UpdateReasonDto): Promise<Reason> {
    return this.records.update(reasonKind, id, version, changes);
  }

  remove(id: string): Promise<void> {
    return this.records.remove(reasonKind, id);
  }
}
