export { RetentionModule } from './retention.module.js';
export { retentionPermissions } from './retention.permissions.js';
export { retentionConfiguration } from './retention.configuration.js';
