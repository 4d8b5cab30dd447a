import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { Creates, ExpectedVersion, ListOf, ListQuery, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import type { ListRequest, Page } from '@guiche/platform/http';
import { reasonPermissions } from '../catalogue.permissions.js';
import { CreateReasonDto, ReasonResponse, toReasonResponse, UpdateReasonDto } from './reason.dto.js';
import { reasonList } from './reason.list.js';
import { ReasonService } from './reason.service.js';

/** Reasons over HTTP. */
@Controller('reasons')
export class ReasonController {
  constructor(private readonly reasons: ReasonService) {}

  @Get()
  @Requires(reasonPermissions.list)
  @ListOf(ReasonResponse)
  async list(@ListQuery(reasonList) request: ListRequest): Promise<Page<ReasonResponse>> {
    return (await this.reasons.list(request)).map(toReasonResponse);
  }

  @Get(':id')
  @Requires(reasonPermissions.list)
  async get(@UuidParam('id') id: string): Promise<ReasonResponse> {
    return toReasonResponse(await this.reasons.get(id));
  }

  @Post()
  @Creates()
  @Requires(reasonPermissions.create)
  async create(@Body() body: CreateReasonDto): Promise<ReasonResponse> {
    return toReasonResponse(await this.reasons.create(body));
  }

  @Put(':id')
  @Requires(reasonPermissions.update)
  async update(
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateReasonDto, ReasonResponse) body: UpdateReasonDto,
  ): Promise<ReasonResponse> {
    return toReasonResponse(await this.reasons.update(id, version, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(reasonPermissions.delete)
  async remove(@UuidParam('id') id: string): Promise<void> {
    await this.reasons.remove(id);
  }
}
