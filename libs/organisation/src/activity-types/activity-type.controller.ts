import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { Creates, ExpectedVersion, ListOf, ListQuery, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import type { ListRequest, Page } from '@guiche/platform/http';
import { activityTypePermissions } from '../organisation.permissions.js';
import {
  CreateActivityTypeDto,
  ActivityTypeResponse,
  toActivityTypeResponse,
  UpdateActivityTypeDto,
} from './activity-type.dto.js';
import { activityTypeList } from './activity-type.list.js';
import { ActivityTypeService } from './activity-type.service.js';

/** Activity types over HTTP. */
@Controller('activity-types')
export class ActivityTypeController {
  constructor(private readonly activityTypes: ActivityTypeService) {}

  @Get()
  @Requires(activityTypePermissions.list)
  @ListOf(ActivityTypeResponse)
  async list(@ListQuery(activityTypeList) request: ListRequest): Promise<Page<ActivityTypeResponse>> {
    return (await this.activityTypes.list(request)).map(toActivityTypeResponse);
  }

  @Get(':id')
  @Requires(activityTypePermissions.list)
  async get(@UuidParam('id') id: string): Promise<ActivityTypeResponse> {
    return toActivityTypeResponse(await this.activityTypes.get(id));
  }

  @Post()
  @Creates()
  @Requires(activityTypePermissions.create)
  async create(@Body() body: CreateActivityTypeDto): Promise<ActivityTypeResponse> {
    return toActivityTypeResponse(await this.activityTypes.create(body));
  }

  @Put(':id')
  @Requires(activityTypePermissions.update)
  async update(
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateActivityTypeDto, ActivityTypeResponse) body: UpdateActivityTypeDto,
  ): Promise<ActivityTypeResponse> {
    return toActivityTypeResponse(await this.activityTypes.update(id, version, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(activityTypePermissions.delete)
  async remove(@UuidParam('id') id: string): Promise<void> {
    await this.activityTypes.remove(id);
  }
}
