import { Global, Module } from '@nestjs/common';
import { AuditEntryController } from './audit-entry.controller.js';
import { AuditExport } from './audit-export.js';
import { AuditLog } from './audit-log.js';
import { AuditWriter } from './audit-writer.js';
import { AuditRepository } from './audit.repository.js';
import { PersonalView } from './personal-view.js';

/** Makes `AuditLog` available everywhere, and the trail readable. */
@Global()
@Module({
  controllers: [AuditEntryController],
  providers: [AuditRepository, AuditWriter, AuditLog, AuditExport, PersonalView],
  exports: [AuditLog, AuditRepository, PersonalView],
})
export class AuditModule {}
