import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { Creates, ExpectedVersion, ListOf, ListQuery, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import type { ListRequest, Page } from '@guiche/platform/http';
import { regionPermissions } from '../organisation.permissions.js';
import { CreateRegionDto, RegionResponse, toRegionResponse, UpdateRegionDto } from './region.dto.js';
import { regionList } from './region.list.js';
import { RegionService } from './region.service.js';

/** Regions over HTTP. */
@Controller('regions')
export class RegionController {
  constructor(private readonly regions: RegionService) {}

  @Get()
  @Requires(regionPermissions.list)
  @ListOf(RegionResponse)
  async list(@ListQuery(regionList) request: ListRequest): Promise<Page<RegionResponse>> {
    return (await this.regions.list(request)).map(toRegionResponse);
  }

  @Get(':id')
  @Requires(regionPermissions.list)
  async get(@UuidParam('id') id: string): Promise<RegionResponse> {
    return toRegionResponse(await this.regions.get(id));
  }

  @Post()
  @Creates()
  @Requires(regionPermissions.create)
  async create(@Body() body: CreateRegionDto): Promise<RegionResponse> {
    return toRegionResponse(await this.regions.create(body));
  }

  @Put(':id')
  @Requires(regionPermissions.update)
  async update(
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateRegionDto, RegionResponse) body: UpdateRegionDto,
  ): Promise<RegionResponse> {
    return toRegionResponse(await this.regions.update(id, version, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(regionPermissions.delete)
  async remove(@UuidParam('id') id: string): Promise<void> {
    await this.regions.remove(id);
  }
}
