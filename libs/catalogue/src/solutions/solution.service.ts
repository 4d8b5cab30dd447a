import { Injectable } from '@nestjs/common';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Records } from '@guiche/platform/records';
import type { CreateSolutionDto, UpdateSolutionDto } from './solution.dto.js';
import type { Solution } from './solution.entity.js';
import { solutionKind } from './solution.repository.js';

/** Keeps the solutions (CAT-3). */
@Injectable()
export class SolutionService {
  constructor(private readonly records: Records) {}

  list(request: ListRequest): Promise<Page<Solution>> {
    return this.records.list(solutionKind, request);
  }

  get(id: string): Promise<Solution> {
    return this.records.get(solutionKind, id);
  }

  create(input: CreateSolutionDto): Promise<Solution> {
    return this.records.create(solutionKind, { description: '', active: true, position: 0, ...input });
  }

  update(id: string, version: number, changes: UpdateSolutionDto): Promise<Solution> {
    return this.records.update(solutionKind, id, version, changes);
  }

  remove(id: string): Promise<void> {
    return this.records.remove(solutionKind, id);
  }
}
