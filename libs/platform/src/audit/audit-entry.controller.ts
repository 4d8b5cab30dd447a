import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiQuery } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UnitOfWork } from '../database/index.js';
import { ListOf, ListQuery, Optional, parseListRequest, Requires, type ListRequest, type Page } from '../http/index.js';
import { AuditEntryResponse, toAuditEntryResponse } from './audit-entry.dto.js';
import { auditEntryList } from './audit-entry.list.js';
import { AuditExport, auditExportFormats, type AuditExportFormat } from './audit-export.js';
import { auditPermissions } from './audit.permissions.js';
import { AuditRepository } from './audit.repository.js';
import { PersonalView } from './personal-view.js';

/** What is taken out of the trail, and how. */
export class ExportAuditQuery {
  @Optional() @IsIn(auditExportFormats) format?: AuditExportFormat;
  @Optional() filter?: string;
  @Optional() sort?: string;
}

/** The audit trail over HTTP; it is only read. */
@Controller('audit-entries')
export class AuditEntryController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly entries: AuditRepository,
    private readonly exports: AuditExport,
    private readonly view: PersonalView,
  ) {}

  @Get()
  @Requires(auditPermissions.list)
  @ListOf(AuditEntryResponse)
  async list(@ListQuery(auditEntryList) request: ListRequest): Promise<Page<AuditEntryResponse>> {
    const veil = await this.view.veil();
    const page = await this.uow.read((tx) => this.entries.list(tx, request));
    return page.map((row) => toAuditEntryResponse(row, veil));
  }

  /** The actions that entries have, for filters. */
  @Get('actions')
  @Requires(auditPermissions.list)
  @ApiOkResponse({ schema: { type: 'array', items: { type: 'string' } } })
  actions(): Promise<string[]> {
    return this.uow.read((tx) => this.entries.actions(tx));
  }

  /** All entries that the filter of the list finds, as CSV or as one JSON object a line. */
  @Get('export')
  @Requires(auditPermissions.export)
  @ApiQuery({ name: 'format', required: false, enum: auditExportFormats })
  @ApiQuery({ name: 'filter', required: false, schema: { type: 'string' }, description: 'As in the list' })
  @ApiQuery({ name: 'sort', required: false, schema: { type: 'string' }, description: 'As in the list' })
  @ApiOkResponse({
    content: {
      'text/csv': { schema: { type: 'string' } },
      'application/x-ndjson': { schema: { type: 'string' } },
    },
  })
  async export(
    @Query() { format = 'csv', filter, sort }: ExportAuditQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const asked = parseListRequest(auditEntryList, {
      ...(filter !== undefined && { filter }),
      ...(sort !== undefined && { sort }),
    });
    const stream = await this.exports.export(asked, format);
    request.raw.on('close', () => stream.destroy());
    return reply
      .status(200)
      .headers({
        'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
        'content-disposition': `attachment; filename="audit.${format}"`,
        'cache-control': 'no-store',
      })
      .send(stream);
  }
}
