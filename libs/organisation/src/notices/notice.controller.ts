import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { Creates, ExpectedVersion, ListOf, ListQuery, Requires, UpdateBody, UuidParam } from '@guiche/platform/http';
import type { ListRequest, Page } from '@guiche/platform/http';
import { noticePermissions } from '../organisation.permissions.js';
import {
  CreateNoticeDto,
  NoticeReaderResponse,
  NoticeResponse,
  toNoticeResponse,
  UpdateNoticeDto,
} from './notice.dto.js';
import { noticeList, readerList } from './notice.list.js';
import { NoticeService } from './notice.service.js';

/** Notices over HTTP, for who keeps them. */
@Controller('notices')
export class NoticeController {
  constructor(private readonly notices: NoticeService) {}

  @Get()
  @Requires(noticePermissions.list)
  @ListOf(NoticeResponse)
  async list(@ListQuery(noticeList) request: ListRequest): Promise<Page<NoticeResponse>> {
    return (await this.notices.list(request)).map(toNoticeResponse);
  }

  @Get(':id')
  @Requires(noticePermissions.list)
  async get(@UuidParam('id') id: string): Promise<NoticeResponse> {
    return toNoticeResponse(await this.notices.get(id));
  }

  /** Everybody it is addressed to, and since when he has acknowledged it. */
  @Get(':id/acknowledgements')
  @Requires(noticePermissions.list)
  @ListOf(NoticeReaderResponse)
  readers(
    @UuidParam('id') id: string,
    @ListQuery(readerList) request: ListRequest,
  ): Promise<Page<NoticeReaderResponse>> {
    return this.notices.readers(id, request);
  }

  @Post()
  @Creates()
  @Requires(noticePermissions.create)
  async create(@Body() body: CreateNoticeDto): Promise<NoticeResponse> {
    return toNoticeResponse(await this.notices.create(body));
  }

  @Put(':id')
  @Requires(noticePermissions.update)
  async update(
    @UuidParam('id') id: string,
    @ExpectedVersion() version: number,
    @UpdateBody(UpdateNoticeDto, NoticeResponse) body: UpdateNoticeDto,
  ): Promise<NoticeResponse> {
    return toNoticeResponse(await this.notices.update(id, version, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires(noticePermissions.delete)
  async remove(@UuidParam('id') id: string): Promise<void> {
    await this.notices.remove(id);
  }
}
