import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import {
  Creates,
  ExpectedVersion,
  ListOf,
  ListQuery,
  Requires,
  UpdateBody,
  UuidParam,
  type ListRequest,
  type Page,
} from '@guiche/platform/http';
import { queuePermissions } from '../routing.permissions.js';
import { CreateQueueDto, QueueResponse, UpdateQueueDto } from './queue.dto.js';
import { queueList } from './queue.list.js';
import { QueueService } from './queue.service.js';

@Controller('queues')
export class QueueController {
  constructor(private readonly queues: QueueService) {}

  @Get()
  @Requires(queuePermissions.list)
  @ListOf(QueueResponse)
  list(@ListQuery(queueList) request: ListRequest): Promise<Page<QueueResponse>> {
    return this.queues.list(request);
  }

  @Get(':id')
  @Requires(queuePermissions.list)
  get(@UuidParam('id') id: string): Promise<QueueResponse> {
    return this.queues.get(id);
  }

  @Post()
  @Creates()
  @Requires(queuePermissions.create)
  create(@Body() body: CreateQueueDto): Promise<QueueResponse> {
    return this.queues.create(body);
  }

  @Put(':id')
  @Requires(queuePermissions.update)
  update(
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateQueueDto, ['waiting']) body: UpdateQueueDto,
  ): Promise<QueueResponse> {
    return this.queues.update(id, version, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(queuePermissions.delete)
  async delete(@UuidParam('id') id: string): Promise<void> {
    await this.queues.delete(id);
  }
}
