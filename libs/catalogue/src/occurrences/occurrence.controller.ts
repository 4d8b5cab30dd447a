import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { Creates, ExpectedVersion, ListOf, ListQuery, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import type { ListRequest, Page } from '@guiche/platform/http';
import { occurrencePermissions } from '../catalogue.permissions.js';
import {
  CreateOccurrenceDto,
  OccurrenceResponse,
  toOccurrenceResponse,
  UpdateOccurrenceDto,
} from './occurrence.dto.js';
import { occurrenceList } from './occurrence.list.js';
import { OccurrenceService } from './occurrence.service.js';

/** Occurrences over HTTP. */
@Controller('occurrences')
export class OccurrenceController {
  constructor(private readonly occurrences: OccurrenceService) {}

  @Get()
  @Requires(occurrencePermissions.list)
  @ListOf(OccurrenceResponse)
  async list(@ListQuery(occurrenceList) request: ListRequest): Promise<Page<OccurrenceResponse>> {
    return (await this.occurrences.list(request)).map(toOccurrenceResponse);
  }

  @Get(':id')
  @Requires(occurrencePermissions.list)
  async get(@UuidParam('id') id: string): Promise<OccurrenceResponse> {
    return toOccurrenceResponse(await this.occurrences.get(id));
  }

  @Post()
  @Creates()
  @Requires(occurrencePermissions.create)
  async create(@Body() body: CreateOccurrenceDto): Promise<OccurrenceResponse> {
    return toOccurrenceResponse(await this.occurrences.create(body));
  }

  @Put(':id')
  @Requires(occurrencePermissions.update)
  async update(
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateOccurrenceDto, OccurrenceResponse) body: UpdateOccurrenceDto,
  ): Promise<OccurrenceResponse> {
    return toOccurrenceResponse(await this.occurrences.update(id, version, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(occurrencePermissions.delete)
  async remove(@UuidParam('id') id: string): Promise<void> {
    await this.occurrences.remove(id);
  }
}
