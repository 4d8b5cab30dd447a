import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { Creates, ExpectedVersion, ListOf, ListQuery, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import type { ListRequest, Page } from '@guiche/platform/http';
import { occurrenceTypePermissions } from '../catalogue.permissions.js';
import {
  CreateOccurrenceTypeDto,
  OccurrenceTypeResponse,
  toOccurrenceTypeResponse,
  UpdateOccurrenceTypeDto,
} from './occurrence-type.dto.js';
import { occurrenceTypeList } from './occurrence-type.list.js';
import { OccurrenceTypeService } from './occurrence-type.service.js';

/** Occurrence types over HTTP. */
@Controller('occurrence-types')
export class OccurrenceTypeController {
  constructor(private readonly occurrenceTypes: OccurrenceTypeService) {}

  @Get()
  @Requires(occurrenceTypePermissions.list)
  @ListOf(OccurrenceTypeResponse)
  async list(@ListQuery(occurrenceTypeList) request: ListRequest): Promise<Page<OccurrenceTypeResponse>> {
    return (await this.occurrenceTypes.list(request)).map(toOccurrenceTypeResponse);
  }

  @Get(':id')
  @Requires(occurrenceTypePermissions.list)
  async get(@UuidParam('id') id: string): Promise<OccurrenceTypeResponse> {
    return toOccurrenceTypeResponse(await this.occurrenceTypes.get(id));
  }

  @Post()
  @Creates()
  @Requires(occurrenceTypePermissions.create)
  async create(@Body() body: CreateOccurrenceTypeDto): Promise<OccurrenceTypeResponse> {
    return toOccurrenceTypeResponse(await this.occurrenceTypes.create(body));
  }

  @Put(':id')
  @Requires(occurrenceTypePermissions.update)
  async update(
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateOccurrenceTypeDto, OccurrenceTypeResponse) body: UpdateOccurrenceTypeDto,
  ): Promise<OccurrenceTypeResponse> {
    return toOccurrenceTypeResponse(await this.occurrenceTypes.update(id, version, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(occurrenceTypePermissions.delete)
  async remove(@UuidParam('id') id: string): Promise<void> {
    await this.occurrenceTypes.remove(id);
  }
}
