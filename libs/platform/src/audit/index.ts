export type { AuditFact, AuditValues } from './audit-fact.js';
export { AuditLog } from './audit-log.js';
export { AuditModule } from './audit.module.js';
export { auditPermissions } from './audit.permissions.js';
export { verifyAudit, type AuditVerdict } from './verify-audit.js';
export { csvCell } from './audit-export.js';
export { AuditRepository, cutAction } from './audit.repository.js';
export { erased } from './personal-values.js';
export { PersonalView, type PersonalVeil } from './personal-view.js';
