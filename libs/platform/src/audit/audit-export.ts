import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/index.js';
import type { ListRequest } from '../http/index.js';
import { toAuditEntryResponse, type AuditEntryResponse } from './audit-entry.dto.js';
import { AuditLog } from './audit-log.js';
import { AuditRepository } from './audit.repository.js';
import { PersonalView, type PersonalVeil } from './personal-view.js';

/** How the trail is written out. */
export const auditExportFormats = ['csv', 'jsonl'] as const;
export type AuditExportFormat = (typeof auditExportFormats)[number];

const pageSize = 1_000;
const columns = [
  'seq',
  'at',
  'actorKind',
  'actorId',
  'actorName',
  'ip',
  'requestId',
  'action',
  'subjectType',
  'subjectId',
  'subjectName',
  'before',
  'after',
] as const;

/** The trail as a file of any length, read page by page while it is sent; that it was taken is on the trail too (IAM-16). */
@Injectable()
export class AuditExport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly entries: AuditRepository,
    private readonly audit: AuditLog,
    private readonly view: PersonalView,
  ) {}

  /** Throws when the filter is bad, before the first byte. */
  async export(request: ListRequest, format: AuditExportFormat): Promise<Readable> {
    const first = await this.page(request, null);
    await this.uow.run(async (tx) =>
      this.audit.record(tx, {
        action: 'audit-entries.export',
        subject: { type: 'audit-entry', name: format },
        after: { format, filter: request.filter },
      }),
    );
    return Readable.from(this.lines(request, format, { first, veil: await this.view.veil() }));
  }

  private async *lines(
    request: ListRequest,
    format: AuditExportFormat,
    { first, veil }: { first: Awaited<ReturnType<AuditExport['page']>>; veil: PersonalVeil | null },
  ): AsyncGenerator<string> {
    // The mark tells spreadsheets that it is UTF-8.
    if (format === 'csv') yield `\ufeff${columns.join(',')}\r\n`;
    for (let page = first; ; page = await this.page(request, page.nextCursor)) {
      const rows = (page.body as readonly Parameters<typeof toAuditEntryResponse>[0][]).map((row) =>
        toAuditEntryResponse(row, veil),
      );
      yield rows.map(format === 'csv' ? csvLine : jsonLine).join('');
      if (page.nextCursor === null) return;
    }
  }

  private page(request: ListRequest, cursor: string | null): ReturnType<AuditRepository['list']> {
    return this.uow.read((tx) =>
      this.entries.list(tx, { ...request, byCursor: true, cursor, offset: 0, limit: pageSize }),
    );
  }
}

const jsonLine = (entry: AuditEntryResponse): string => `${JSON.stringify(entry)}\n`;

const csvLine = (entry: AuditEntryResponse): string => {
  const { seq, at, actor, ip, requestId, action, subject, before, after } = entry;
  const cells = [
    seq,
    at.toISOString(),
    actor.kind,
    actor.id,
    actor.name,
    ip,
    requestId,
    action,
    subject.type,
    subject.id,
    subject.name,
    before && JSON.stringify(before),
    after && JSON.stringify(after),
  ];
  return `${cells.map(csvCell).join(',')}\r\n`;
};

/** A cell in quotes where it must be; one that a spreadsheet would calculate becomes text. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
