import { Global, Module } from '@nestjs/common';
import { AuditLog } from './audit-log.js';
import { AuditWriter } from './audit-writer.js';
import { AuditRepository } from './audit.repository.js';

/** Makes `AuditLog` available everywhere. */
@Global()
@Module({ providers: [AuditRepository, AuditWriter, AuditLog], exports: [AuditLog] })
export class AuditModule {}
