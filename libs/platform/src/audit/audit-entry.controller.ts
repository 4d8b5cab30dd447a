import { Controller, Get } from '@nestjs/common';
import { UnitOfWork } from '../database/index.js';
import { ListOf, ListQuery, Requires, type ListRequest, type Page } from '../http/index.js';
import { AuditEntryResponse, toAuditEntryResponse } from './audit-entry.dto.js';
import { auditEntryList } from './audit-entry.list.js';
import { auditPermissions } from './audit.permissions.js';
import { AuditRepository } from './audit.repository.js';

/** The audit trail over HTTP; it is only read. */
@Controller('audit-entries')
export class AuditEntryController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly entries: AuditRepository,
  ) {}

  @Get()
  @Requires(auditPermissions.list)
  @ListOf(AuditEntryResponse)
  async list(@ListQuery(auditEntryList) request: ListRequest): Promise<Page<AuditEntryResponse>> {
    return (await this.uow.read((tx) => this.entries.list(tx, request))).map(toAuditEntryResponse);
  }
}
