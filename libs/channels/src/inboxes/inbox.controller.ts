import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Clock } from '@guiche/kernel';
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
import { inboxPermissions } from '../channels.permissions.js';
import { ConnectionTest } from './connection-test.js';
import {
  ConnectionTestResponse,
  CreateInboxDto,
  InboxResponse,
  TestConnectionDto,
  UpdateInboxDto,
} from './inbox.dto.js';
import { inboxList } from './inbox.list.js';
import { toInboxResponse } from './inbox-mapper.js';
import { InboxService } from './inbox.service.js';

@ApiTags('inboxes')
@Controller('inboxes')
export class InboxController {
  constructor(
    private readonly inboxes: InboxService,
    private readonly connection: ConnectionTest,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(inboxPermissions.list)
  @ListOf(InboxResponse)
  async list(@ListQuery(inboxList) q: ListRequest): Promise<Page<InboxResponse>> {
    return (await this.inboxes.list(q)).map((details) => toInboxResponse(details, this.clock.now()));
  }

  @Get(':id')
  @Requires(inboxPermissions.list)
  @ApiOkResponse({ type: InboxResponse })
  async find(@UuidParam('id') id: string): Promise<InboxResponse> {
    return toInboxResponse(await this.inboxes.find(id), this.clock.now());
  }

  @Post()
  @Requires(inboxPermissions.create)
  @Creates()
  @ApiCreatedResponse({ type: InboxResponse })
  async create(@Body() body: CreateInboxDto): Promise<InboxResponse> {
    return toInboxResponse(await this.inboxes.create(body), this.clock.now());
  }

  /** Asks the provider whether these settings work; saves nothing. */
  @Post('test-connection')
  @HttpCode(200)
  @Requires(inboxPermissions.update)
  @ApiOkResponse({ type: ConnectionTestResponse })
  testConnection(@Body() body: TestConnectionDto): Promise<ConnectionTestResponse> {
    return this.connection.run(body);
  }

  @Put(':id')
  @Requires(inboxPermissions.update)
  @ApiOkResponse({ type: InboxResponse })
  async update(
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateInboxDto, InboxResponse) body: UpdateInboxDto,
  ): Promise<InboxResponse> {
    return toInboxResponse(await this.inboxes.update(id, version, body), this.clock.now());
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(inboxPermissions.delete)
  @ApiNoContentResponse()
  async remove(@UuidParam('id') id: string, @ExpectedVersion() version: number): Promise<void> {
    await this.inboxes.remove(id, version);
  }
}
