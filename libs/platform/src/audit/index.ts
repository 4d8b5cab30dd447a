export type { AuditFact, AuditValues } from './audit-fact.js';
export { AuditLog } from './audit-log.js';
export { AuditModule } from './audit.module.js';
export { auditPermissions } from './audit.permissions.js';
export { verifyAudit, type AuditVerdict } from './verify-audit.js';
