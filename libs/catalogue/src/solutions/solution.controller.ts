import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { Creates, ExpectedVersion, ListOf, ListQuery, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import type { ListRequest, Page } from '@guiche/platform/http';
import { solutionPermissions } from '../catalogue.permissions.js';
import { CreateSolutionDto, SolutionResponse, toSolutionResponse, UpdateSolutionDto } from './solution.dto.js';
import { solutionList } from './solution.list.js';
import { SolutionService } from './solution.service.js';

/** Solutions over HTTP. */
@Controller('solutions')
export class SolutionController {
  constructor(private readonly solutions: SolutionService) {}

  @Get()
  @Requires(solutionPermissions.list)
  @ListOf(SolutionResponse)
  async list(@ListQuery(solutionList) request: ListRequest): Promise<Page<SolutionResponse>> {
    return (await this.solutions.list(request)).map(toSolutionResponse);
  }

  @Get(':id')
  @Requires(solutionPermissions.list)
  async get(@UuidParam('id') id: string): Promise<SolutionResponse> {
    return toSolutionResponse(await this.solutions.get(id));
  }

  @Post()
  @Creates()
  @Requires(solutionPermissions.create)
  async create(@Body() body: CreateSolutionDto): Promise<SolutionResponse> {
    return toSolutionResponse(await this.solutions.create(body));
  }

  @Put(':id')
  @Requires(solutionPermissions.update)
  async update(
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateSolutionDto, SolutionResponse) body: UpdateSolutionDto,
  ): Promise<SolutionResponse> {
    return toSolutionResponse(await this.solutions.update(id, version, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(solutionPermissions.delete)
  async remove(@UuidParam('id') id: string): Promise<void> {
    await this.solutions.remove(id);
  }
}
