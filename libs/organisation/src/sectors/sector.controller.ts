import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { Creates, ExpectedVersion, ListOf, ListQuery, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import type { ListRequest, Page } from '@guiche/platform/http';
import { sectorPermissions } from '../organisation.permissions.js';
import { CreateSectorDto, SectorResponse, toSectorResponse, UpdateSectorDto } from './sector.dto.js';
import { sectorList } from './sector.list.js';
import { SectorService } from './sector.service.js';

/** Sectors over HTTP. */
@Controller('sectors')
export class SectorController {
  constructor(private readonly sectors: SectorService) {}

  @Get()
  @Requires(sectorPermissions.list)
  @ListOf(SectorResponse)
  async list(@ListQuery(sectorList) request: ListRequest): Promise<Page<SectorResponse>> {
    return (await this.sectors.list(request)).map(toSectorResponse);
  }

  @Get(':id')
  @Requires(sectorPermissions.list)
  async get(@UuidParam('id') id: string): Promise<SectorResponse> {
    return toSectorResponse(await this.sectors.get(id));
  }

  @Post()
  @Creates()
  @Requires(sectorPermissions.create)
  async create(@Body() body: CreateSectorDto): Promise<SectorResponse> {
    return toSectorResponse(await this.sectors.create(body));
  }

  @Put(':id')
  @Requires(sectorPermissions.update)
  async update(
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateSectorDto, SectorResponse) body: UpdateSectorDto,
  ): Promise<SectorResponse> {
    return toSectorResponse(await this.sectors.update(id, version, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(sectorPermissions.delete)
  async remove(@UuidParam('id') id: string): Promise<void> {
    await this.sectors.remove(id);
  }
}
