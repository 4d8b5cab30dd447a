import { Injectable } from '@nestjs/common';
import { Invalid } from '@guiche/kernel';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Records } from '@guiche/platform/records';
import type { CreateOccurrenceDto, UpdateOccurrenceDto } from './occurrence.dto.js';
import type { Occurrence } from './occurrence.entity.js';
import { occurrenceKind } from './occurrence.repository.js';

/** Keeps the occurrences (CAT-2). */
@Injectable()
export class OccurrenceService {
  constructor(private readonly records: Records) {}

  list(request: ListRequest): Promise<Page<Occurrence>> {
    return this.records.list(occurrenceKind, request);
  }

  get(id: string): Promise<Occurrence> {
    return this.records.get(occurrenceKind, id);
  }

  create(input: CreateOccurrenceDto): Promise<Occurrence> {
    return this.records.create(
      occurrenceKind,
      {
        description: '',
        defaultPriority: 2,
        defaultSolutionId: null,
        solutionIds: [],
        active: true,
        position: 0,
        ...input,
      },
      (_tx, occurrence) => checkDefaultSolution(occurrence),
    );
  }

  update(id: string, version: number, changes: UpdateOccurrenceDto): Promise<Occurrence> {
    return this.records.update(occurrenceKind, id, version, changes, (_tx, occurrence) =>
      checkDefaultSolution(occurrence),
    );
  }

  remove(id: string): Promise<void> {
    return this.records.remove(occurrenceKind, id);
  }
}

async function checkDefaultSolution({ defaultSolutionId, solutionIds }: Occurrence): Promise<void> {
  if (defaultSolutionId !== null && solutionIds.length > 0 && !solutionIds.includes(defaultSolutionId)) {
    throw new Invalid('platform.invalid-input', {}, [
      { field: 'defaultSolutionId', code: 'catalogue.default-solution-not-allowed' },
    ]);
  }
}
