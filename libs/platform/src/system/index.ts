export { SystemModule } from './system.module.js';
export { systemPermissions } from './system.permissions.js';
