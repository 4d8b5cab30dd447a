import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { Creates, ExpectedVersion, ListOf, ListQuery, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import type { ListRequest, Page } from '@guiche/platform/http';
import { cannedAnswerPermissions } from '../catalogue.permissions.js';
import {
  CreateCannedAnswerDto,
  CannedAnswerResponse,
  toCannedAnswerResponse,
  UpdateCannedAnswerDto,
} from './canned-answer.dto.js';
import { cannedAnswerList } from './canned-answer.list.js';
import { CannedAnswerService } from './canned-answer.service.js';

/** Canned answers over HTTP. */
@Controller('canned-answers')
export class CannedAnswerController {
  constructor(private readonly cannedAnswers: CannedAnswerService) {}

  @Get()
  @Requires(cannedAnswerPermissions.list)
  @ListOf(CannedAnswerResponse)
  async list(@ListQuery(cannedAnswerList) request: ListRequest): Promise<Page<CannedAnswerResponse>> {
    return (await this.cannedAnswers.list(request)).map(toCannedAnswerResponse);
  }

  @Get(':id')
  @Requires(cannedAnswerPermissions.list)
  async get(@UuidParam('id') id: string): Promise<CannedAnswerResponse> {
    return toCannedAnswerResponse(await this.cannedAnswers.get(id));
  }

  @Post()
  @Creates()
  @Requires(cannedAnswerPermissions.create)
  async create(@Body() body: CreateCannedAnswerDto): Promise<CannedAnswerResponse> {
    return toCannedAnswerResponse(await this.cannedAnswers.create(body));
  }

  @Put(':id')
  @Requires(cannedAnswerPermissions.update)
  async update(
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateCannedAnswerDto, CannedAnswerResponse) body: UpdateCannedAnswerDto,
  ): Promise<CannedAnswerResponse> {
    return toCannedAnswerResponse(await this.cannedAnswers.update(id, version, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(cannedAnswerPermissions.delete)
  async remove(@UuidParam('id') id: string): Promise<void> {
    await this.cannedAnswers.remove(id);
  }
}
