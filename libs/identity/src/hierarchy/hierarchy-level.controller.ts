import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { Creates, ExpectedVersion, ListOf, ListQuery, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import type { ListRequest, Page } from '@guiche/platform/http';
import { hierarchyLevelPermissions } from '../identity.permissions.js';
import {
  CreateHierarchyLevelDto,
  HierarchyLevelResponse,
  RemoveHierarchyLevelQuery,
  UpdateHierarchyLevelDto,
} from './hierarchy-level.dto.js';
import { hierarchyLevelList } from './hierarchy-level.list.js';
import { HierarchyLevelService } from './hierarchy-level.service.js';

/** Hierarchy levels over HTTP. */
@Controller('hierarchy-levels')
export class HierarchyLevelController {
  constructor(private readonly levels: HierarchyLevelService) {}

  @Get()
  @Requires(hierarchyLevelPermissions.list)
  @ListOf(HierarchyLevelResponse)
  list(@ListQuery(hierarchyLevelList) request: ListRequest): Promise<Page<HierarchyLevelResponse>> {
    return this.levels.list(request);
  }

  @Get(':id')
  @Requires(hierarchyLevelPermissions.list)
  get(@UuidParam('id') id: string): Promise<HierarchyLevelResponse> {
    return this.levels.get(id);
  }

  @Post()
  @Creates()
  @Requires(hierarchyLevelPermissions.create)
  create(@Body() body: CreateHierarchyLevelDto): Promise<HierarchyLevelResponse> {
    return this.levels.create(body);
  }

  @Put(':id')
  @Requires(hierarchyLevelPermissions.update)
  update(
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateHierarchyLevelDto, ['people']) body: UpdateHierarchyLevelDto,
  ): Promise<HierarchyLevelResponse> {
    return this.levels.update(id, version, body);
  }

  /** `moveTo` names the level its people get; without it a level that has people is 409. */
  @Delete(':id')
  @HttpCode(204)
  @Requires(hierarchyLevelPermissions.delete)
  async remove(@UuidParam('id') id: string, @Query() { moveTo }: RemoveHierarchyLevelQuery): Promise<void> {
    await this.levels.remove(id, moveTo);
  }
}
