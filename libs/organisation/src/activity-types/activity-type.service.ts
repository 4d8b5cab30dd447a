import { Injectable } from '@nestjs/common';
import type { ListRequest, Page } from '@guiche/platform/http';
import { Records } from '@guiche/platform/records';
import type { CreateActivityTypeDto, UpdateActivityTypeDto } from './activity-type.dto.js';
import type { ActivityType } from './activity-type.entity.js';
import { activityTypeKind } from './activity-type.repository.js';

/** Keeps the activity types (ORG-6). */
@Injectable()
export class ActivityTypeService {
  constructor(private readonly records: Records) {}

  list(request: ListRequest): Promise<Page<ActivityType>> {
    return this.records.list(activityTypeKind, request);
  }

  get(id: string): Promise<ActivityType> {
    return this.records.get(activityTypeKind, id);
  }

  create(input: CreateActivityTypeDto): Promise<ActivityType> {
    return this.records.create(activityTypeKind, { description: '', active: true, position: 0, ...input });
  }

  update(id: string, version: number, changes: UpdateActivityTypeDto): Promise<ActivityType> {
    return this.records.update(activityTypeKind, id, version, changes);
  }

  remove(id: string): Promise<void> {
    return this.records.remove(activityTypeKind, id);
  }
}
