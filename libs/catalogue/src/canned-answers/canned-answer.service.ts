import { Injectable } from '@nestjs/common';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Records } from '@guiche/platform/records';
import type { CreateCannedAnswerDto, UpdateCannedAnswerDto } from './canned-answer.dto.js';
import type { CannedAnswer } from './canned-answer.entity.js';
import { cannedAnswerKind } from './canned-answer.repository.js';

/** Keeps the canned answers (CAT-9). */
@Injectable()
export class CannedAnswerService {
  constructor(private readonly records: Records) {}

  list(request: ListRequest): Promise<Page<CannedAnswer>> {
    return this.records.list(cannedAnswerKind, request);
  }

  get(id: string): Promise<CannedAnswer> {
    return this.records.get(cannedAnswerKind, id);
  }

  create(input: CreateCannedAnswerDto): Promise<CannedAnswer> {
    return this.records.create(cannedAnswerKind, { active: true, position: 0, ...input });
  }

  update(id: string, version: number, changes: UpdateCannedAnswerDto): Promise<CannedAnswer> {
    return this.records.update(cannedAnswerKind, id, version, changes);
  }

  remove(id: string): Promise<void> {
    return this.records.remove(cannedAnswerKind, id);
  }
}
